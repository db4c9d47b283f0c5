import type { Locator, Page } from "playwright-core"
import type { StoreSepayPaymentSession } from "../../../src/api/store/sepay/payment-sessions/types"
import { en } from "../../../demo/storefront/src/texts/en"
import { vi } from "../../../demo/storefront/src/texts/vi"
import type { AdminStore } from "./admin-store"
import type { Language, Visitor } from "./visitor"

/** The words of the shop around the payment. */
export const SHOP_TEXTS = { vi, en }

/** The entries of the provider, by what they do. */
const PROVIDERS = { order_first: "pp_sepay_sepay", pay_first: "pp_sepay_prepay" } as const

/** A store that has just started takes its time for its first order. */
const ORDER_MILLISECONDS = 60_000

export type Flow = keyof typeof PROVIDERS

/** Somebody who has come as far as to the transfer. */
export interface PayingShopper {
  page: Page
  /** The payment's part of the page. */
  payment: Locator
  /** The demo's bank. */
  bank: Locator
  sessionId: string
  /** As the store tells it. */
  told: StoreSepayPaymentSession
  vaNumber: string
}

/** Puts a pack of coffee into the cart. */
export async function putIntoCart(page: Page, language: Language): Promise<void> {
  const texts = SHOP_TEXTS[language]
  await page.getByLabel("Gói 500 g").check()
  await page.getByRole("button", { name: texts.addToCart }).first().click()
  await page.getByRole("link", { name: texts.goToCheckout, exact: true }).waitFor()
}

/** From the products to the checkout. */
export async function goToCheckout(page: Page, language: Language): Promise<void> {
  const texts = SHOP_TEXTS[language]
  await putIntoCart(page, language)
  await page.getByRole("link", { name: texts.goToCheckout, exact: true }).click()
  await page.getByRole("group", { name: texts.wayToPay }).waitFor()
}

/** From the products to where the money has to be transferred, as a shopper goes. */
export async function goToPayment(store: AdminStore, visitor: Visitor, flow: Flow): Promise<PayingShopper> {
  const { language } = visitor
  const texts = SHOP_TEXTS[language]
  const page = await visitor.open()
  await goToCheckout(page, language)
  const way = texts.waysToPay[PROVIDERS[flow]] ?? texts.otherWayToPay
  await page.getByRole("radio", { name: way.title }).check()
  await page.getByRole("button", { name: way.action }).click()
  await scannable(page).waitFor({ timeout: ORDER_MILLISECONDS })
  const sessionId = await page.evaluate(() => localStorage.getItem("ca-phe-pho-co.payment"))
  return findPayment(store, page, visitor, String(sessionId))
}

/** To an order that somebody has placed before, and that waits for its transfer. */
export async function openOrder(store: AdminStore, visitor: Visitor): Promise<PayingShopper> {
  const { orderId, sessionId } = await store.shopper.placeOrder(store.seeded.variantIds[0] ?? "")
  const page = await visitor.open(`#/order/${orderId}`)
  await scannable(page).waitFor()
  return findPayment(store, page, visitor, sessionId)
}

/** What the store tells of a payment, beside the page that shows it. */
export async function findPayment(
  store: AdminStore,
  page: Page,
  { language }: Visitor,
  sessionId: string
): Promise<PayingShopper> {
  const told = await store.shopper.payment(sessionId)
  return {
    page,
    payment: paymentOf(page, language),
    bank: page.getByRole("region", { name: SHOP_TEXTS[language].bank }),
    sessionId,
    told,
    vaNumber: String(told.va_number),
  }
}

/** The payment's part of a page. */
export function paymentOf(page: Page, language: Language): Locator {
  return page.getByRole("region", { name: { vi: "Thanh toán chuyển khoản", en: "Pay by bank transfer" }[language] })
}

/** The code on a page. */
export function scannable(page: Page): Locator {
  return page.getByRole("img", { name: /VietQR/ })
}

/** As the shop writes it. */
export function dongs(amountVnd: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: "VND" }).format(amountVnd)
}
