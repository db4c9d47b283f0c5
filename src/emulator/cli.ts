#!/usr/bin/env node
/** `npx sepay-emulator`: the emulator in a terminal, until Ctrl+C. */
import { parseArgs } from "node:util"
import { ZodError } from "zod"
import { startEmulator } from "./index"
import type { Emulator, EmulatorOptions } from "./index"

const DEFAULT_PORT = 4010

const HELP = `Emulates SePay (API v2 and v1, banks, webhooks) on this computer.

Usage: sepay-emulator [options]

  --port <number>         port to listen on, 0 for a free one (SEPAY_EMULATOR_PORT, default ${DEFAULT_PORT})
  --webhook-url <url>     where webhooks are sent (SEPAY_EMULATOR_WEBHOOK_URL)
  --hmac-secret <secret>  sign webhooks with HMAC-SHA256 (SEPAY_EMULATOR_HMAC_SECRET)
  --api-key <key>         send "Authorization: Apikey <key>" with webhooks (SEPAY_EMULATOR_API_KEY)
  --token <token>         the API token that is accepted (SEPAY_EMULATOR_TOKEN)
  --time-scale <number>   multiplies the webhook's retry minutes (SEPAY_EMULATOR_TIME_SCALE, default 1)
  --help                  this text`

function readOptions(): EmulatorOptions | "help" {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      "webhook-url": { type: "string" },
      "hmac-secret": { type: "string" },
      "api-key": { type: "string" },
      token: { type: "string" },
      "time-scale": { type: "string" },
      help: { type: "boolean" },
    },
  })
  if (values.help) {
    return "help"
  }
  const { env } = process
  return {
    port: Number(values.port ?? env["SEPAY_EMULATOR_PORT"] ?? DEFAULT_PORT),
    apiToken: values.token ?? env["SEPAY_EMULATOR_TOKEN"],
    timeScale: Number(values["time-scale"] ?? env["SEPAY_EMULATOR_TIME_SCALE"] ?? 1),
    webhook: {
      url: values["webhook-url"] ?? env["SEPAY_EMULATOR_WEBHOOK_URL"],
      hmacSecret: values["hmac-secret"] ?? env["SEPAY_EMULATOR_HMAC_SECRET"],
      apiKey: values["api-key"] ?? env["SEPAY_EMULATOR_API_KEY"],
    },
  }
}

function describe(emulator: Emulator): string {
  const { bankAccounts } = emulator.snapshot()
  const accounts = bankAccounts.map(
    ({ bank, accountNumber, id, v1Id }) => `  ${bank.padEnd(12)}${accountNumber.padEnd(15)}${id}  ${v1Id}`
  )
  return [
    `SePay emulator`,
    `  API v2      ${emulator.v2BaseUrl}`,
    `  API v1      ${emulator.v1BaseUrl}`,
    `  API token   ${emulator.apiToken}`,
    `  webhooks    ${emulator.describeWebhook().url ?? "not sent: start with --webhook-url <url>"}`,
    ``,
    `  bank        account        id in v2                              id in v1`,
    ...accounts,
    ``,
    `Pay a virtual account:`,
    `  curl -X POST ${emulator.url}/_emulator/transfers -H 'content-type: application/json' \\`,
    `    -d '{"vaNumber":"<va_number of an order>","amountVnd":250000}'`,
  ].join("\n")
}

/** What went wrong at the start, in words for a person. */
function explain(error: unknown): string {
  if (error instanceof ZodError) {
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n")
  }
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "The port is in use. Choose another with --port, or --port 0 for a free one."
  }
  return error instanceof Error ? error.message : String(error)
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options === "help") {
    console.log(HELP)
    return
  }
  const emulator = await startEmulator(options)
  const stop = () => void emulator.stop()
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
  console.log(describe(emulator))
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exitCode = 1
})
