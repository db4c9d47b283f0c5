import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./environment"

/**
 * Makes a Medusa project that has installed this package: its name is found in the project's own `node_modules`. The
 * plugin has to be built.
 *
 * @param sources copied into it; @param config in place of the `medusa-config.ts` among them
 */
export function makeStoreDirectory(directory: string, sources: string, config?: string): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(join(directory, "node_modules"), { recursive: true })
  symlinkSync(ROOT, join(directory, "node_modules", "medusa-payment-sepay"))
  cpSync(sources, directory, { recursive: true })
  if (config !== undefined) {
    cpSync(config, join(directory, "medusa-config.ts"))
  }
  if (!existsSync(join(ROOT, ".medusa", "server", "src"))) {
    throw new Error('The plugin is not built: "npm run build" does that.')
  }
}
