/**
 * The text inside a VietQR picture (NAPAS, EMVCo), built offline. Any QR library draws it; every Vietnamese banking
 * app reads it.
 *
 * It decides who gets the money, so it is written here and not by a dependency, which could change with any update of a
 * store. The tests compare it with published codes and with another implementation (`vietnam-qr-pay`).
 */
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

/** NAPAS's application identifier. */
const NAPAS = "A000000727"
/** NAPAS's service "transfer to an account, by its number". */
const TRANSFER_TO_ACCOUNT = "QRIBFTTA"
/** ISO 4217's number of VND. */
const VND = "704"
const CRC_LENGTH = 4

/**
 * Builds the VietQR text of a transfer to an account or VA (service `QRIBFTTA`, "by account number": also right for VA
 * numbers with letters).
 *
 * @throws RangeError naming the field that cannot be encoded.
 */
export function createVietQr(input: VietQrInput): string {
  assertEncodable(input)
  const { bin, accountNumber, amountVnd, memo } = input
  const content = [
    field("00", "01"),
    // A code with an amount is for one payment ("12"), one without for any number of them ("11").
    field("01", amountVnd === undefined ? "11" : "12"),
    field(
      "38",
      field("00", NAPAS) + field("01", field("00", bin) + field("01", accountNumber)) + field("02", TRANSFER_TO_ACCOUNT)
    ),
    field("53", VND),
    amountVnd === undefined ? "" : field("54", String(amountVnd)),
    field("58", "VN"),
    memo === undefined ? "" : field("62", field("08", memo)),
    // The checksum is over its own identifier and length, too.
    `63${writeLength(CRC_LENGTH)}`,
  ].join("")
  return content + checksum(content)
}

/** EMVCo's way to write a field: two digits of identifier, two digits of length, the value. */
function field(identifier: string, value: string): string {
  return `${identifier}${writeLength(value.length)}${value}`
}

function writeLength(length: number): string {
  return String(length).padStart(2, "0")
}

/** CRC-16/CCITT-FALSE (polynomial 0x1021, initial value 0xFFFF) of an ASCII text, as four hexadecimal digits. */
function checksum(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, "ascii")) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) {
      crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff
    }
  }
  return crc.toString(16).toUpperCase().padStart(CRC_LENGTH, "0")
}

/** A length has two digits, and banks read ASCII only: nothing else is written. */
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
