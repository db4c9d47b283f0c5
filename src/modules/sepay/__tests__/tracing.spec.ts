import { trace } from "@medusajs/framework/opentelemetry/api"
import { tracing } from "@medusajs/framework/opentelemetry/sdk-node"
import { traced } from "../tracing"

const exporter = new tracing.InMemorySpanExporter()

beforeAll(() => {
  trace.setGlobalTracerProvider(
    new tracing.BasicTracerProvider({ spanProcessors: [new tracing.SimpleSpanProcessor(exporter)] })
  )
})

afterEach(() => exporter.reset())

afterAll(() => trace.disable())

describe("tracing", () => {
  it("gives a span its ids and what came of it", async () => {
    const result = await traced("sepay.settle", { receivable_id: "seprec_1", absent: null }, async () => "settled", (outcome) => ({ outcome }))
    expect(result).toBe("settled")
    const [span] = exporter.getFinishedSpans()
    expect(span).toMatchObject({
      name: "sepay.settle",
      attributes: { "sepay.receivable_id": "seprec_1", "sepay.outcome": "settled" },
      status: { code: 0 },
    })
  })

  it("notes that the work failed, ends the span, and tells no message of others", async () => {
    const failing = traced("sepay.webhook", {}, async () => Promise.reject(new TypeError("a payer's text")))
    await expect(failing).rejects.toThrow("a payer's text")
    const [span] = exporter.getFinishedSpans()
    expect(span?.status).toEqual({ code: 2, message: "TypeError" })
    expect(JSON.stringify(span?.events)).not.toContain("payer")
  })
})
