/**
 * The text inside a VietQR picture (NAPAS, EMVCo), built offline. Any QR library draws it; every Vietnamese banking
 * app reads it.
 */
import { QRPay, VietQRService } from "vietnam-qr-pay"
import { MAXIMUM_AMOUNT_VND } from "./banks"

/** Longest account or VA number that fits into the QR's account field (BIDV VAs have 21 characters). */
const ACCOUNT_NUMBER_PATTERN = /^[A-Za-z0-9]{1,50}$/
const BIN_PATTERN = /^\d{6}$/
/** EMVCo allows 25 characters for the purpose of a transaction; banks strip what is not plain ASCII. */
const MEMO_PATTERN = /^[\x20-\x7e]{1,25}$/

/** What the payer's banking app fills in. */
export interface VietQrInput {
  /** The receiving bank's NAPAS number, six digits. */
  bin: string
  /** Account or VA number, letters and digits. */
  accountNumber: string
  /** Whole VND; omitted: the payer types the amount. */
  amountVnd?: number
  /** Transfer text, at most 25 ASCII characters. A VA needs none. */
  memo?: string
}

/**
 * Builds the VietQR text of a transfer to an account or VA (service `QRIBFTTA`, "by account number": also right for VA
 * numbers with letters).
 *
 * @throws RangeError naming the field that cannot be encoded.
 */
export function createVietQr(input: VietQrInput): string {
  assertEncodable(input)
  return QRPay.initVietQR({
    bankBin: input.bin,
    bankNumber: input.accountNumber,
    amount: input.amountVnd?.toString(),
    purpose: input.memo,
    service: VietQRService.BY_ACCOUNT_NUMBER,
  }).build()
}

/** The library writes what it gets, with wrong lengths if it must: so nothing that does not fit reaches it. */
function assertEncodable({ bin, accountNumber, amountVnd, memo }: VietQrInput): void {
  if (!BIN_PATTERN.test(bin)) {
    throw new RangeError("VietQR: bin must be the bank's six-digit NAPAS number, such as 970418 for BIDV.")
  }
  if (!ACCOUNT_NUMBER_PATTERN.test(accountNumber)) {
    throw new RangeError("VietQR: accountNumber must be 1 to 50 letters and digits.")
  }
  if (amountVnd !== undefined && !isPayableAmount(amountVnd)) {
    throw new RangeError(`VietQR: amountVnd must be whole VND from 1 to ${MAXIMUM_AMOUNT_VND}, or left out.`)
  }
  if (memo !== undefined && !MEMO_PATTERN.test(memo)) {
    throw new RangeError("VietQR: memo must be 1 to 25 characters of plain ASCII (no diacritics), or left out.")
  }
}

function isPayableAmount(amountVnd: number): boolean {
  return Number.isInteger(amountVnd) && amountVnd >= 1 && amountVnd <= MAXIMUM_AMOUNT_VND
}
