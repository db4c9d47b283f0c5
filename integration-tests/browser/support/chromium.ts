import { execFileSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, chromium } from "playwright-core"

const UNPACK_TIMEOUT_MILLISECONDS = 60_000
const LAUNCH_TIMEOUT_MILLISECONDS = 30_000

/** The browser comes with an npm package that is a module of the other kind than these tests. */
const FIND_CHROMIUM = `
  import chromium from "@sparticuz/chromium"
  console.log(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }))
`

/** The package is made for functions in a cloud; in one process, closing a window ends the browser. */
const UNWANTED_ARGUMENTS: readonly string[] = ["--single-process", "--no-zygote"]

/** Starts the browser that npm installed. */
export async function launchBrowser(): Promise<Browser> {
  // The package unpacks into the temporary directory, for one user only: each gets a directory of its own.
  const directory = join(tmpdir(), `medusa-payment-sepay-chromium-${process.getuid?.() ?? "user"}`)
  mkdirSync(directory, { recursive: true })
  const found = execFileSync(process.execPath, ["--input-type=module", "--eval", FIND_CHROMIUM], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: directory, NODE_OPTIONS: "" },
    encoding: "utf8",
    timeout: UNPACK_TIMEOUT_MILLISECONDS,
  })
  const { executablePath, args } = JSON.parse(found) as { executablePath: string; args: string[] }
  return chromium.launch({
    executablePath,
    args: args.filter((argument) => !UNWANTED_ARGUMENTS.includes(argument)),
    timeout: LAUNCH_TIMEOUT_MILLISECONDS,
  })
}
