/** Orders and VAs in SePay's words, where v2 and v1 say the same. */
import { BANKS } from "../../sepay/banks"
import type { BankAccount, Order, VirtualAccount } from "../company/model"

/**
 * A picture of one pixel. SePay sends the QR code as a picture; drawing it needs a library that the emulator does not
 * have, and the address in `qr_code_url` is the real one.
 */
const PLACEHOLDER_PNG =
  "data:image/png;base64," +
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

/** How the QR code is asked for; `null` when it is not. */
export type QrTemplate = "compact" | "qronly" | null

/** The answer to "create order", without the order's id: v2 calls it `id`, v1 `order_id`. */
export function createdOrderJson(order: Order, account: BankAccount, qrTemplate: QrTemplate) {
  const [virtualAccount] = order.virtualAccounts
  return {
    order_code: order.orderCode,
    va_number: virtualAccount?.vaNumber,
    va_holder_name: virtualAccount?.vaHolderName,
    amount: order.amountVnd,
    status: order.status,
    bank_name: account.bank,
    account_holder_name: account.accountHolderName,
    account_number: account.accountNumber,
    expired_at: virtualAccount?.expiredAt ?? null,
    qr_code: qrTemplate && PLACEHOLDER_PNG,
    qr_code_url: qrTemplate && virtualAccount ? qrCodeUrl(account, virtualAccount, qrTemplate) : null,
  }
}

/** An order in a list. */
export function orderSummaryJson(order: Order, account: BankAccount) {
  return {
    id: order.id,
    order_code: order.orderCode,
    amount: order.amountVnd,
    paid_amount: order.paidAmountVnd,
    status: order.status,
    bank_name: account.bank,
    account_number: account.accountNumber,
    account_holder_name: account.accountHolderName,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    ...order.answeredAs,
  }
}

/** An order with its VAs; their key is `va`. */
export function orderJson(order: Order, account: BankAccount) {
  return {
    ...orderSummaryJson(order, account),
    va: order.virtualAccounts.map((virtualAccount) => ({
      ...virtualAccountJson(virtualAccount),
      paid_at: virtualAccount.paidAt,
    })),
  }
}

/** The answer to "add VA". */
export function virtualAccountJson(virtualAccount: VirtualAccount) {
  return {
    va_number: virtualAccount.vaNumber,
    va_holder_name: virtualAccount.vaHolderName,
    amount: virtualAccount.amountVnd,
    status: virtualAccount.status,
    expired_at: virtualAccount.expiredAt,
  }
}

/** What both generations tell of a bank account under the same names. */
export function bankNamesJson(account: BankAccount) {
  const { name, fullName, bin, code } = BANKS[account.bank]
  return { bank_short_name: name, bank_full_name: fullName, bank_bin: bin, bank_code: code }
}

function qrCodeUrl(account: BankAccount, virtualAccount: VirtualAccount, template: string): string {
  const query = new URLSearchParams({ acc: virtualAccount.vaNumber, bank: account.bank })
  if (virtualAccount.amountVnd !== null) {
    query.set("amount", String(virtualAccount.amountVnd))
  }
  query.set("template", template)
  return `https://qr.sepay.vn/img?${query}`
}
