import jsQR from "jsqr"
import type { Page } from "playwright-core"
import { PNG } from "pngjs"
import { QRPay } from "vietnam-qr-pay"

/** What a banking app fills in when it reads a code. */
export interface ScannedPayment {
  bin: string | undefined
  accountNumber: string | undefined
  amountVnd: number
}

/** Reads the VietQR in a picture, as a banking app does. @throws when there is none in it that can be read */
export function readQr(png: Buffer): ScannedPayment {
  const { data, width, height } = PNG.sync.read(png)
  const code = jsQR(new Uint8ClampedArray(data), width, height)
  if (!code) {
    throw new Error(`There is no QR code in the picture of ${width} × ${height} pixels.`)
  }
  const payment = new QRPay(code.data)
  if (!payment.isValid) {
    throw new Error(`The QR code is not a valid VietQR: ${code.data}`)
  }
  const { bankBin, bankNumber } = payment.consumer
  return { bin: bankBin, accountNumber: bankNumber, amountVnd: Number(payment.amount) }
}

/** Holds a camera before the screen: everything that is on it, the code somewhere in it. */
export async function scanScreen(page: Page): Promise<ScannedPayment> {
  await page.getByRole("img", { name: /VietQR/ }).scrollIntoViewIfNeeded()
  return readQr(await page.screenshot())
}
