/**
 * The four banks on which SePay can open order-based virtual accounts, and what each of them allows and requires.
 *
 * Source: SePay's order API documentation (v2 and v1), read in 2026. The emulator enforces the same table from the
 * bank's side, the plugin enforces it before it calls SePay.
 */

/** Short names as SePay spells them in `bank_short_name`, `bank_name` and the webhook's `gateway`. */
export const BANK_NAMES = ["BIDV", "Sacombank", "Vietcombank", "VietinBank"] as const

/** A bank on which SePay opens order VAs. */
export type BankName = (typeof BANK_NAMES)[number]

/** Whether a field may, must or must not be sent when an order is created. */
export type FieldRule = "required" | "optional" | "unsupported"

/** What a bank allows and requires of an order VA. */
export interface BankRules {
  /** SePay's short name of the bank. */
  name: BankName
  /** Full name for people. */
  fullName: string
  /** NAPAS bank identification number: six digits, the bank's part of a VietQR. */
  bin: string
  /** SePay's `bank_code`; BINs and codes are accepted wherever a bank is looked up. */
  code: string
  /** Whether `amount` must be sent. Where it is optional, an order without an amount takes any amount. */
  amount: Extract<FieldRule, "required" | "optional">
  /** Length limits of `order_code`; it is alphanumeric everywhere. */
  orderCodeLength: { minimum: number; maximum: number }
  /** `va_holder_name`: the name that the payer's bank shows. Only if the feature is on for the BIDV account. */
  vaHolderName: FieldRule
  /** `va_prefix`: the Sacombank merchant's prefix of the VA number. */
  vaPrefix: FieldRule
  /** `tid`: the Vietcombank terminal id such as `20933557` (never SePay's UUID of the terminal). */
  tid: FieldRule
  /** Whether an underpayment reaches the account and leaves the order `Partially` paid. */
  acceptsUnderpayment: boolean
  /** Whether an overpayment of the VA's amount is matched to the order by SePay. */
  acceptsOverpayment: boolean
  /** Whether SePay's refund API works on this bank's (enterprise) accounts. */
  hasRefundApi: boolean
}

const ORDER_CODE_LENGTH = { minimum: 6, maximum: 50 }

/** Every bank with order VAs, by SePay's short name. */
export const BANKS: Readonly<Record<BankName, BankRules>> = {
  BIDV: {
    name: "BIDV",
    fullName: "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam",
    bin: "970418",
    code: "BIDV",
    amount: "optional",
    orderCodeLength: ORDER_CODE_LENGTH,
    vaHolderName: "optional",
    vaPrefix: "unsupported",
    tid: "unsupported",
    acceptsUnderpayment: true,
    acceptsOverpayment: false,
    hasRefundApi: false,
  },
  Sacombank: {
    name: "Sacombank",
    fullName: "Ngân hàng TMCP Sài Gòn Thương Tín",
    bin: "970403",
    code: "STB",
    amount: "required",
    orderCodeLength: ORDER_CODE_LENGTH,
    vaHolderName: "unsupported",
    vaPrefix: "required",
    tid: "unsupported",
    acceptsUnderpayment: false,
    acceptsOverpayment: false,
    hasRefundApi: false,
  },
  Vietcombank: {
    name: "Vietcombank",
    fullName: "Ngân hàng TMCP Ngoại Thương Việt Nam",
    bin: "970436",
    code: "VCB",
    amount: "required",
    orderCodeLength: { minimum: 6, maximum: 15 },
    vaHolderName: "unsupported",
    vaPrefix: "unsupported",
    tid: "required",
    acceptsUnderpayment: false,
    acceptsOverpayment: false,
    hasRefundApi: false,
  },
  VietinBank: {
    name: "VietinBank",
    fullName: "Ngân hàng TMCP Công thương Việt Nam",
    bin: "970415",
    code: "ICB",
    amount: "required",
    orderCodeLength: ORDER_CODE_LENGTH,
    vaHolderName: "unsupported",
    vaPrefix: "unsupported",
    tid: "unsupported",
    acceptsUnderpayment: true,
    acceptsOverpayment: false,
    hasRefundApi: true,
  },
}

/** BIDV's rule for `va_holder_name`: A–Z, 0–9 and spaces, at most 70 characters. */
export const VA_HOLDER_NAME_PATTERN = /^[A-Z0-9 ]{1,70}$/

/** Order codes are alphanumeric on every bank; the length is the bank's. */
export const ORDER_CODE_PATTERN = /^[A-Za-z0-9]+$/

/** Largest amount of an order: SePay takes whole VND of at most 12 digits. */
export const MAXIMUM_AMOUNT_VND = 999_999_999_999

/** Longest life of a VA in seconds (one year), as documented by SePay. */
export const MAXIMUM_DURATION_SECONDS = 31_536_000

/** SePay's life time of a VA when none is asked for, in seconds. */
export const DEFAULT_DURATION_SECONDS = 600

/**
 * Looks a bank up by any of the names that SePay uses for it: short name, code or BIN, in any letter case.
 *
 * @returns the bank's rules, or `undefined` for a bank without order VAs.
 */
export function findBank(nameCodeOrBin: string | null | undefined): BankRules | undefined {
  const wanted = nameCodeOrBin?.trim().toLowerCase()
  if (!wanted) {
    return undefined
  }
  return Object.values(BANKS).find((bank) =>
    [bank.name, bank.code, bank.bin].some((name) => name.toLowerCase() === wanted)
  )
}
