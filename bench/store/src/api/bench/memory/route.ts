import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** How many bytes this process needs, once what nobody needs any more is collected. */
export async function GET(_: MedusaRequest, response: MedusaResponse<{ bytes: number }>): Promise<void> {
  setFlagsFromString("--expose-gc")
  const collectGarbage = runInNewContext("gc") as () => void
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  response.json({ bytes: heapUsed + external })
}
