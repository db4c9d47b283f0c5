/** Pieces of request schemas that v2 and v1 share. Forms send numbers as text and cannot send `null`. */
import { z } from "zod"
import { DEFAULT_DURATION_SECONDS, MAXIMUM_AMOUNT_VND, MAXIMUM_DURATION_SECONDS } from "../../sepay/banks"
import { EmulatorError } from "./emulator-error"
import type { AddVirtualAccountRequest, CreateOrderRequest } from "./order-rules"

/** An empty form field or query parameter counts as omitted. */
function omittable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema.optional())
}

/** A whole number from a body, a form or a query. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .union([z.number(), z.string().regex(/^\d{1,15}$/, "must be a whole number").transform(Number)])
    .pipe(z.number().int().min(minimum).max(maximum))
}

/** A number in a query that may be left out. */
export function optionalNumber(minimum: number, maximum: number) {
  return omittable(wholeNumber(minimum, maximum))
}

/** A text that may be left out. */
export const optionalText = omittable(z.string())

/** `asc` or `desc`, may be left out. */
export const optionalSort = omittable(z.enum(["asc", "desc"]))

/** One of these words, may be left out. */
export function optionalWord<const Words extends readonly [string, ...string[]]>(words: Words) {
  return omittable(z.enum(words))
}

/**
 * A bound of a period, `YYYY-MM-DD` with or without a time; a date alone is its first (`from`) or last second (`to`).
 */
export function periodBound(which: "from" | "to") {
  return z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}:\d{2})?$/, "must be YYYY-MM-DD or YYYY-MM-DD HH:mm:ss")
    .transform((text) =>
      text.length > 10 ? text.replace("T", " ") : `${text} ${which === "from" ? "00:00:00" : "23:59:59"}`
    )
    .optional()
}

const amount = omittable(wholeNumber(1, MAXIMUM_AMOUNT_VND).nullable())
const duration = omittable(wholeNumber(1, MAXIMUM_DURATION_SECONDS).nullable())

/** The fields of "create order" that are the same in both generations. */
export const createOrderShape = {
  amount,
  order_code: optionalText,
  duration,
  va_holder_name: optionalText,
  va_prefix: optionalText,
  tid: optionalText,
  qrcode_template: optionalWord(["compact", "qronly"]),
}

const addVirtualAccountSchema = z.object({ amount, duration, va_holder_name: optionalText })

/** What {@link createOrderShape} parses to. */
type CreateOrderFields = z.output<z.ZodObject<typeof createOrderShape>>

/** Turns parsed fields into a request. Without `duration` a VA lives 600 seconds; `null` is no limit. */
export function toCreateOrderRequest(fields: CreateOrderFields): CreateOrderRequest {
  return {
    amountVnd: fields.amount ?? null,
    orderCode: fields.order_code,
    durationSeconds: durationOrDefault(fields.duration),
    vaHolderName: fields.va_holder_name,
    vaPrefix: fields.va_prefix,
    tid: fields.tid,
  }
}

/** @throws EmulatorError `validation_error`. */
export function parseAddVirtualAccount(body: Readonly<Record<string, unknown>>): AddVirtualAccountRequest {
  const fields = parseFields(addVirtualAccountSchema, body)
  return {
    amountVnd: fields.amount ?? null,
    durationSeconds: durationOrDefault(fields.duration),
    vaHolderName: fields.va_holder_name,
  }
}

/**
 * Checks fields of a body or query against a schema.
 *
 * @throws EmulatorError `validation_error` with the first thing that is wrong.
 */
export function parseFields<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  const result = schema.safeParse(fields instanceof URLSearchParams ? Object.fromEntries(fields) : fields)
  if (result.success) {
    return result.data
  }
  const [issue] = result.error.issues
  throw EmulatorError.validation(`${issue?.path.join(".") || "request"}: ${issue?.message ?? "invalid"}`)
}

function durationOrDefault(seconds: number | null | undefined): number | null {
  return seconds === undefined ? DEFAULT_DURATION_SECONDS : seconds
}
