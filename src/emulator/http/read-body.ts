import type { IncomingMessage } from "node:http"
import { EmulatorError } from "../operations/emulator-error"

/** Larger requests are refused with 413. */
export const MAXIMUM_BODY_BYTES = 100_000

/**
 * Reads a request's body as fields: JSON, or a form (urlencoded or multipart) when its content type says so.
 *
 * @throws EmulatorError 413 when it is too large, 400 when it cannot be parsed.
 */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const contentType = request.headers["content-type"] ?? ""
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)
  return isForm ? parse(request, (bytes) => parseForm(bytes, contentType)) : readJsonBody(request)
}

/** Like {@link readBody}, but JSON only. */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  return parse(request, parseJson)
}

async function parse(
  request: IncomingMessage,
  parseBytes: (bytes: Buffer) => Record<string, unknown> | Promise<Record<string, unknown>>
): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request)
  try {
    return bytes.length === 0 ? {} : await parseBytes(bytes)
  } catch {
    throw EmulatorError.badRequest("The request body cannot be read")
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let byteCount = 0
  // The stream must survive a refusal, or the connection would die before the 413 is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    byteCount += bytes.length
    if (byteCount > MAXIMUM_BODY_BYTES) {
      throw new EmulatorError(413, null, "The request body is too large")
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function parseForm(bytes: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData()
  return Object.fromEntries(form.entries())
}

function parseJson(bytes: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(bytes.toString("utf8"))
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("not an object")
  }
  return { ...value }
}
