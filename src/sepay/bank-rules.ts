/** Checks an order request against the bank's rules (./banks) before SePay is called. Pure: no I/O, never throws. */
import {
  BANKS,
  MAXIMUM_AMOUNT_VND,
  MAXIMUM_DURATION_SECONDS,
  ORDER_CODE_PATTERN,
  VA_HOLDER_NAME_PATTERN,
  type BankName,
  type BankRules,
  type FieldRule,
} from "./banks"

/** SePay's own names of the fields of an order request. */
export type OrderRequestField = "amount" | "order_code" | "duration" | "va_holder_name" | "va_prefix" | "tid"

/** What is wrong with a field; `invalid_tid_format` is SePay's own code for a UUID in `tid`. */
export type BankRuleViolationCode = "required" | "unsupported" | "invalid" | "out_of_range" | "invalid_tid_format"

/** One field that the bank would refuse. */
export interface BankRuleViolation {
  field: OrderRequestField
  code: BankRuleViolationCode
  /** For people: what is wrong, where, and what to do. */
  message: string
}

/** An order as it would be asked of SePay. Empty texts and `null` count as not given. */
export interface OrderRequest {
  bank: BankName
  /** Whole VND; `null`: any amount (where the bank allows it). */
  amountVnd: number | null
  orderCode: string
  /** Life time of the first VA in seconds; `null`: no limit. */
  durationSeconds: number | null
  vaHolderName?: string | null
  vaPrefix?: string | null
  tid?: string | null
}

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const SHORT_IDENTIFIER_PATTERN = /^[A-Za-z0-9]{1,30}$/

/**
 * Says what the bank would refuse about an order request: an empty list when nothing. The values are not repeated in
 * the messages, other than in lengths and limits.
 */
export function checkOrderRequest(request: OrderRequest): BankRuleViolation[] {
  const bank = BANKS[request.bank]
  const violations = [
    checkAmount(bank, request.amountVnd),
    checkOrderCode(bank, request.orderCode),
    checkDuration(request.durationSeconds),
    checkVaHolderName(bank, request.vaHolderName),
    checkVaPrefix(bank, request.vaPrefix),
    checkTid(bank, request.tid),
  ]
  return violations.filter((violation) => violation !== undefined)
}

function checkAmount(bank: BankRules, amountVnd: number | null): BankRuleViolation | undefined {
  if (amountVnd === null) {
    return bank.amount === "optional"
      ? undefined
      : violation("amount", "required", `${bank.name} needs an exact amount: send whole VND.`)
  }
  if (!Number.isInteger(amountVnd)) {
    return violation("amount", "invalid", "The amount is not whole VND: round it before opening the order.")
  }
  if (amountVnd < 1 || amountVnd > MAXIMUM_AMOUNT_VND) {
    return violation(
      "amount",
      "out_of_range",
      `The amount must be from 1 to ${MAXIMUM_AMOUNT_VND} VND: split the payment or use another method.`
    )
  }
  return undefined
}

function checkOrderCode(bank: BankRules, orderCode: string): BankRuleViolation | undefined {
  if (!ORDER_CODE_PATTERN.test(orderCode)) {
    return violation("order_code", "invalid", "The order code must consist of letters A-Z and digits: remove the rest.")
  }
  const { minimum, maximum } = bank.orderCodeLength
  if (orderCode.length < minimum || orderCode.length > maximum) {
    return violation(
      "order_code",
      "out_of_range",
      `The order code has ${orderCode.length} characters, ${bank.name} takes ${minimum} to ${maximum}: ` +
        "choose a prefix and length that fit."
    )
  }
  return undefined
}

function checkDuration(durationSeconds: number | null): BankRuleViolation | undefined {
  if (durationSeconds === null) {
    return undefined
  }
  if (!Number.isInteger(durationSeconds)) {
    return violation("duration", "invalid", "The life time is not a whole number of seconds: round it.")
  }
  if (durationSeconds < 1 || durationSeconds > MAXIMUM_DURATION_SECONDS) {
    return violation(
      "duration",
      "out_of_range",
      `The life time must be from 1 to ${MAXIMUM_DURATION_SECONDS} seconds (one year), or null for no limit.`
    )
  }
  return undefined
}

function checkVaHolderName(bank: BankRules, vaHolderName: string | null | undefined): BankRuleViolation | undefined {
  return checkBankField(bank, "va_holder_name", bank.vaHolderName, vaHolderName, (name) =>
    VA_HOLDER_NAME_PATTERN.test(name)
      ? undefined
      : violation(
          "va_holder_name",
          "invalid",
          "The VA holder name must be 1 to 70 characters A-Z, 0-9 and spaces: write it in capitals, without diacritics."
        )
  )
}

function checkVaPrefix(bank: BankRules, vaPrefix: string | null | undefined): BankRuleViolation | undefined {
  return checkBankField(bank, "va_prefix", bank.vaPrefix, vaPrefix, (prefix) =>
    SHORT_IDENTIFIER_PATTERN.test(prefix)
      ? undefined
      : violation(
          "va_prefix",
          "invalid",
          "The VA prefix must be letters and digits, as SePay lists it: choose one of the account's prefixes."
        )
  )
}

function checkTid(bank: BankRules, tid: string | null | undefined): BankRuleViolation | undefined {
  return checkBankField(bank, "tid", bank.tid, tid, (terminalId) => {
    if (UUID_PATTERN.test(terminalId)) {
      return violation(
        "tid",
        "invalid_tid_format",
        "The terminal id is a UUID, which is SePay's own xid: send the terminal's tid, such as 20933557."
      )
    }
    return SHORT_IDENTIFIER_PATTERN.test(terminalId)
      ? undefined
      : violation("tid", "invalid", "The terminal id must be letters and digits, such as 20933557: choose one.")
  })
}

/** Required, optional or unsupported: the same for each of the banks' extra fields. */
function checkBankField(
  bank: BankRules,
  field: OrderRequestField,
  rule: FieldRule,
  value: string | null | undefined,
  checkValue: (value: string) => BankRuleViolation | undefined
): BankRuleViolation | undefined {
  if (value === undefined || value === null || value === "") {
    return rule === "required"
      ? violation(field, "required", `${bank.name} needs ${field}: choose it in the bank account's settings.`)
      : undefined
  }
  return rule === "unsupported"
    ? violation(field, "unsupported", `${bank.name} has no ${field}: leave it out for this bank account.`)
    : checkValue(value)
}

function violation(field: OrderRequestField, code: BankRuleViolationCode, message: string): BankRuleViolation {
  return { field, code, message }
}
