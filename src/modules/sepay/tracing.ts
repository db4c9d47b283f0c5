import { Tracer } from "@medusajs/framework/telemetry"

/** Without Medusa's instrumentation (`registerOtel` in `instrumentation.ts`) a span costs nothing and goes nowhere. */
const tracer = new Tracer("medusa-payment-sepay")

/** OpenTelemetry's code of a span that failed. */
const STATUS_ERROR = 2

/** Ids and figures by which a span is found; no text of others, and no secrets. */
export type SpanAttributes = Record<string, string | number | boolean | null | undefined>

/**
 * Runs work inside an OpenTelemetry span. What it throws is noted on the span and thrown on.
 *
 * @param name such as `sepay.webhook`.
 * @param describe attributes that are known only afterwards.
 */
export async function traced<Result>(
  name: string,
  attributes: SpanAttributes,
  run: () => Promise<Result>,
  describe: (result: Result) => SpanAttributes = () => ({})
): Promise<Result> {
  return tracer.trace(name, async (span) => {
    const note = (values: SpanAttributes): void => {
      for (const [key, value] of Object.entries(values)) {
        if (value !== null && value !== undefined) {
          span.setAttribute(`sepay.${key}`, value)
        }
      }
    }
    note(attributes)
    try {
      const result = await run()
      note(describe(result))
      return result
    } catch (error) {
      // The name only: a message can quote what SePay or a payer wrote.
      span.setStatus({ code: STATUS_ERROR, message: error instanceof Error ? error.name : typeof error })
      throw error
    } finally {
      span.end()
    }
  })
}
