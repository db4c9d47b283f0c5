import { spawnSync } from "node:child_process"
import { dirname, join } from "node:path"
import type { OwnStoresBenchmark } from "./benchmark"

const BYTES_PER_KILOBYTE = 1_000
const TIMEOUT_MILLISECONDS = 60_000
const SIZE_LIMIT = join(dirname(require.resolve("size-limit/package.json")), "bin.js")

/** What `size-limit` says of an entry of `.size-limit.mjs`, in bytes. */
interface MeasuredSize {
  name: string
  size: number
  sizeLimit: number
}

const METRICS: Record<string, string> = {
  "storefront.client_gzip_kb": "client",
  "storefront.react_gzip_kb": "client, hook and component with QR drawing",
}

/** How much a storefront's page loads for the published parts: bundled with all that they need but React, gzip. */
export const storefrontSize: OwnStoresBenchmark = {
  name: "storefront-size",
  isShort: true,
  async run() {
    // Above a limit it exits with 1, and its answer says by how much.
    const { stdout, stderr } = spawnSync(process.execPath, [SIZE_LIMIT, "--json"], {
      cwd: join(__dirname, ".."),
      encoding: "utf8",
      timeout: TIMEOUT_MILLISECONDS,
    })
    if (stdout === "") {
      throw new Error(`size-limit measured nothing: ${stderr}`)
    }
    const sizes = JSON.parse(stdout) as MeasuredSize[]
    const figures = Object.entries(METRICS).map(([metric, name]) => {
      const measured = sizes.find((one) => one.name === name)
      if (measured === undefined) {
        throw new Error(`.size-limit.mjs has no entry "${name}".`)
      }
      const { size, sizeLimit } = measured
      return { metric, value: size / BYTES_PER_KILOBYTE, unit: "kB", target: { atMost: sizeLimit / BYTES_PER_KILOBYTE } }
    })
    return { figures, details: [] }
  },
}
