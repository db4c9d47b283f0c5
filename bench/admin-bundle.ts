import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { step } from "../demo/progress"
import { InstalledStore } from "../integration-tests/packaging/support/installed-store"
import { listFiles, packPlugin, readLowestMedusa } from "../integration-tests/packaging/support/packed-plugin"
import { Workspace } from "../integration-tests/packaging/support/workspace"
import type { OwnStoresBenchmark } from "./benchmark"

const BYTES_PER_KILOBYTE = 1_000
const LIMIT_KILOBYTES = 150

/**
 * How much more a browser loads for the admin of a store that has the plugin: two builds of one store's dashboard, with the
 * packed plugin and without. All scripts and styles, each compressed by itself as a server sends it.
 */
export const adminBundle: OwnStoresBenchmark = {
  name: "admin-bundle",
  isShort: false,
  async run({ databaseUrl }) {
    const workspace = new Workspace()
    try {
      const store = new InstalledStore(workspace, databaseUrl)
      const tarball = await packPlugin(workspace)
      await step("Installing a store with the packed plugin", () => store.install(tarball, readLowestMedusa()))
      const build = async (withPlugin: boolean) => {
        const directory = await store.buildDashboard(withPlugin)
        const bytes = sumGzip(directory)
        rmSync(directory, { recursive: true })
        return bytes
      }
      const withoutBytes = await step("Building its dashboard without the plugin", () => build(false))
      const withBytes = await step("Building its dashboard with the plugin", () => build(true))
      const kilobytes = (bytes: number) => [bytes / BYTES_PER_KILOBYTE]
      return {
        figures: [
          {
            metric: "admin.bundle_gzip_kb",
            value: (withBytes - withoutBytes) / BYTES_PER_KILOBYTE,
            unit: "kB",
            target: { atMost: LIMIT_KILOBYTES },
          },
        ],
        details: [
          { what: "dashboard without the plugin, gzip", samples: kilobytes(withoutBytes), unit: "kB" },
          { what: "dashboard with the plugin, gzip", samples: kilobytes(withBytes), unit: "kB" },
        ],
      }
    } finally {
      workspace.remove()
    }
  },
}

function sumGzip(directory: string): number {
  return listFiles(directory)
    .filter((path) => /\.(js|css)$/.test(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(directory, path))).length, 0)
}
