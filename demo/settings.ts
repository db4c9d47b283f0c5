import { join } from "node:path"

/** Everything the demo keeps on disk; removing it starts afresh. */
export const DEMO_DIRECTORY = join(__dirname, "..", ".demo")

export const ADMIN_EMAIL = "admin@example.com"

/** The two ways to pay that the store offers: the entries of the provider in `medusa-config.ts`. */
export const PAYMENT_PROVIDERS = ["pp_sepay_sepay", "pp_sepay_prepay"]

/** What the environment says about the demo. */
export type Settings = {
  storePort: number
  /** `undefined`: the Postgres that npm installed. */
  databaseUrl: string | undefined
  /** `undefined`: the emulator. */
  sepayBaseUrl: string | undefined
  sepayApiToken: string | undefined
  sepayApiVersion: "v1" | "v2"
  webhookHmacSecret: string | undefined
  webhookApiKey: string | undefined
  emulatorPort: number
  storefrontPort: number
  /** Where to ask for transfers when SEPAY_BASE_URL names an emulator behind another address. */
  externalEmulatorUrl: string | undefined
}

/** @throws when a variable has a value that cannot be worked with; the sentence names it */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const settings = {
    storePort: readPort(environment, "PORT", 9000),
    databaseUrl: readText(environment, "DATABASE_URL"),
    sepayBaseUrl: readUrl(environment, "SEPAY_BASE_URL"),
    sepayApiToken: readText(environment, "SEPAY_API_TOKEN"),
    sepayApiVersion: readChoice(environment, "SEPAY_API_VERSION", ["v2", "v1"]),
    webhookHmacSecret: readText(environment, "SEPAY_WEBHOOK_HMAC_SECRET"),
    webhookApiKey: readText(environment, "SEPAY_WEBHOOK_API_KEY"),
    emulatorPort: readPort(environment, "EMULATOR_PORT", 9001),
    storefrontPort: readPort(environment, "STOREFRONT_PORT", 8000),
    externalEmulatorUrl: readUrl(environment, "SEPAY_EMULATOR_URL"),
  }
  // The provider reads it; here it is only checked before the long steps.
  readChoice(environment, "SEPAY_FLOW", ["order_first", "pay_first"])
  if (settings.sepayBaseUrl && !settings.sepayApiToken) {
    throw new Error("SEPAY_BASE_URL is set, so SEPAY_API_TOKEN must be set too: the token of that SePay.")
  }
  requireDifferentPorts(listPorts(settings))
  return settings
}

/** The ports that the demo listens on, with the variables that choose them. */
export function listPorts(settings: Settings): Array<[variable: string, port: number]> {
  return [
    ["PORT", settings.storePort],
    ["STOREFRONT_PORT", settings.storefrontPort],
    ...(settings.sepayBaseUrl === undefined ? [["EMULATOR_PORT", settings.emulatorPort] as [string, number]] : []),
  ]
}

function requireDifferentPorts(ports: Array<[variable: string, port: number]>): void {
  for (const [variable, port] of ports) {
    const other = ports.find(([name, number]) => number === port && name !== variable)
    if (other) {
      throw new Error(`${variable} and ${other[0]} are both ${port}, and must differ.`)
    }
  }
}

/** An empty variable counts as unset, as in `SEPAY_BASE_URL= npm run demo`. */
function readText(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name]?.trim() || undefined
}

function readUrl(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = readText(environment, name)
  if (text !== undefined && !/^https?:\/\/\S+$/.test(text)) {
    throw new Error(`${name} is "${text}", and must be an address that starts with http:// or https://.`)
  }
  return text?.replace(/\/+$/, "")
}

function readPort(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = readText(environment, name)
  const port = Number(text ?? otherwise)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} is "${text}", and must be a port: a number from 1 to 65535.`)
  }
  return port
}

function readChoice<T extends string>(environment: NodeJS.ProcessEnv, name: string, choices: [T, ...T[]]): T {
  const text = readText(environment, name)
  const choice = text === undefined ? choices[0] : choices.find((value) => value === text)
  if (choice === undefined) {
    throw new Error(`${name} is "${text}", and must be ${choices.join(" or ")}.`)
  }
  return choice
}
