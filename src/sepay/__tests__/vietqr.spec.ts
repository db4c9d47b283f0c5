import fc from "fast-check"
import { QRPay, VietQRService } from "vietnam-qr-pay"
import { BANKS, MAXIMUM_AMOUNT_VND } from "../banks"
import { createVietQr, type VietQrInput } from "../vietqr"
import { FUZZ } from "./fuzz"

/** A parser of its own: EMVCo's tag, two-digit length, value. */
function parseFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4))
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length)
    at += 4 + length
  }
  return fields
}

/** CRC-16/CCITT-FALSE, bit by bit. */
function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, "0")
}

/** Codes that others published. */
it.each<[string, VietQrInput, string]>([
  [
    "NAPAS, without an amount",
    { bin: "970403", accountNumber: "0011012345678" },
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
  ],
  [
    "a bank, without an amount",
    { bin: "970416", accountNumber: "257678859" },
    "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F",
  ],
  [
    "a bank, with amount and text",
    { bin: "970416", accountNumber: "257678859", amountVnd: 1_000, memo: "Chuyen tien" },
    "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA5303704540410005802VN62150811Chuyen tien6304BBB8",
  ],
  [
    "SePay, with amount and text",
    { bin: "970416", accountNumber: "257678859", amountVnd: 10_000, memo: "Chuyen tien" },
    "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6",
  ],
])("builds the published VietQR of %s", (_source, input, expected) => {
  expect(createVietQr(input)).toBe(expected)
})

it("transfers to a VA with letters by account number, without a memo", () => {
  const vietQr = createVietQr({ bin: BANKS.BIDV.bin, accountNumber: "963NQDORD1234567890AB", amountVnd: 250_000 })
  const fields = parseFields(vietQr)
  expect(parseFields(fields["38"] ?? "")).toMatchObject({ "00": "A000000727", "02": "QRIBFTTA" })
  expect(fields).not.toHaveProperty("62")
})

const input = fc.record({
  bin: fc.oneof(fc.constantFrom(...Object.values(BANKS).map(({ bin }) => bin)), fc.stringMatching(/^\d{6}$/)),
  accountNumber: fc.stringMatching(/^[A-Za-z0-9]{1,50}$/),
  amountVnd: fc.option(fc.integer({ min: 1, max: MAXIMUM_AMOUNT_VND }), { nil: undefined }),
  memo: fc.option(fc.stringMatching(/^[\x20-\x7e]{1,25}$/), { nil: undefined }),
})

it("gives every value back", () => {
  fc.assert(
    fc.property(input, ({ bin, accountNumber, amountVnd, memo }) => {
      const vietQr = createVietQr({ bin, accountNumber, amountVnd, memo })
      const { "38": account = "", "62": additional = "", ...fields } = parseFields(vietQr)
      expect(fields).toEqual({
        "00": "01",
        "01": amountVnd === undefined ? "11" : "12",
        "53": "704",
        ...(amountVnd === undefined ? {} : { "54": String(amountVnd) }),
        "58": "VN",
        "63": crc16(vietQr.slice(0, -4)),
      })
      const { "01": beneficiary = "", ...service } = parseFields(account)
      expect(service).toEqual({ "00": "A000000727", "02": "QRIBFTTA" })
      expect(parseFields(beneficiary)).toEqual({ "00": bin, "01": accountNumber })
      expect(parseFields(additional)).toEqual(memo === undefined ? {} : { "08": memo })
    }),
    FUZZ
  )
})

it("is read and written by another implementation in the same way", () => {
  fc.assert(
    fc.property(input, ({ bin, accountNumber, amountVnd, memo }) => {
      const vietQr = createVietQr({ bin, accountNumber, amountVnd, memo })
      const read = new QRPay(vietQr)
      expect(read).toMatchObject({ isValid: true, consumer: { bankBin: bin, bankNumber: accountNumber } })
      const amount = amountVnd?.toString()
      expect(read).toMatchObject({ currency: "704", nation: "VN", provider: { service: VietQRService.BY_ACCOUNT_NUMBER } })
      expect([read.amount, read.additionalData.purpose]).toEqual([amount, memo])
      expect(QRPay.initVietQR({ bankBin: bin, bankNumber: accountNumber, amount, purpose: memo }).build()).toBe(vietQr)
    }),
    FUZZ
  )
})

it.each([
  ["bin", { bin: "BIDV" }],
  ["accountNumber", { accountNumber: "" }],
  ["accountNumber", { accountNumber: "963-1" }],
  ["accountNumber", { accountNumber: "1".repeat(51) }],
  ["amountVnd", { amountVnd: 0 }],
  ["amountVnd", { amountVnd: 10.5 }],
  ["amountVnd", { amountVnd: 1e21 }],
  ["memo", { memo: "" }],
  ["memo", { memo: "Chuyển tiền" }],
  ["memo", { memo: "x".repeat(26) }],
])("refuses a wrong %s: %j", (field, change) => {
  const input = { bin: "970418", accountNumber: "8886158061", ...change }
  expect(() => createVietQr(input)).toThrow(new RegExp(`VietQR: ${field} `))
})
