import { z } from "zod"
import { BANK_NAMES } from "../sepay/banks"
import type { BankName } from "../sepay/banks"
import type { BankAccount } from "./company/model"
import { DEFAULT_BANK_ACCOUNTS, defaultBankAccounts } from "./default-bank-accounts"
import type { Faults } from "./faults"
import type { WebhookConfig } from "./webhooks/webhook-config"

/** The API token that the emulator takes unless told otherwise: 64 letters and digits, like SePay's. */
export const DEMO_API_TOKEN = "SEPAYEMULATORDEMOTOKENSEPAYEMULATORDEMOTOKENSEPAYEMULATORDEMO001"

/** A bank account to emulate: what is omitted is as in the default account of that bank. */
export type BankAccountOptions = { bank: BankName } & Partial<BankAccount>

/**
 * How v1 answers business errors (400, 403, 409, 422). All were seen or documented:
 * `statusNumber`: HTTP 200 with `{"status":409,"error":…,"messages":…}`;
 * `statusError`: HTTP 200 with `{"status":"error",…}`;
 * `httpStatus`: the documented HTTP status, and 401 instead of the empty 200 for a wrong token.
 */
export type V1ErrorStyle = "statusNumber" | "statusError" | "httpStatus"

/** How to start the emulator. */
export interface EmulatorOptions {
  /** TCP port; 0 for any free one. @default 0 */
  port?: number
  /** Address to listen on; anything but the loopback opens the control endpoints to others. @default "127.0.0.1" */
  host?: string
  /** The company's API token, for v2 and v1. @default {@link DEMO_API_TOKEN} */
  apiToken?: string
  /**
   * The company's bank accounts. Two accounts of one bank need an `id`, `v1Id` and `accountNumber` of their own.
   * @default one active account on each of the four banks
   */
  bankAccounts?: BankAccountOptions[]
  /** Where webhooks go; can be set later. @default no address: nothing is sent */
  webhook?: WebhookConfig
  /**
   * Requests per second and client IP, counted before authentication; `null` switches a limiter off.
   * @default { v2: 3, v1: 2 }
   */
  requestsPerSecond?: { v2?: number | null; v1?: number | null }
  /** Multiplies the webhook's retry minutes: 0.001 makes a minute 60 milliseconds. @default 1 */
  timeScale?: number
  /** Every API answer comes this much later. @default 0 */
  latencyMilliseconds?: number
  /** How v1 answers business errors. @default "statusNumber" */
  v1ErrorStyle?: V1ErrorStyle
  /** Faults that are on from the start. @default none */
  faults?: Faults
  /**
   * The webhook `id` of the first transaction.
   * @default the tenths of a second since 2026, so that a restarted emulator does not give an id a second meaning
   */
  firstTransactionId?: number
}

const EPOCH_2026_MILLISECONDS = Date.UTC(2026, 0, 1)

const requestLimit = z.number().int().min(1).nullable()

const optionsSchema = z.strictObject({
  port: z.number().int().min(0).max(65_535).default(0),
  host: z.string().min(1).default("127.0.0.1"),
  apiToken: z.string().min(1).default(DEMO_API_TOKEN),
  bankAccounts: z
    .array(z.looseObject({ bank: z.enum(BANK_NAMES) }))
    .min(1)
    .optional(),
  webhook: z.unknown().optional(),
  requestsPerSecond: z.strictObject({ v2: requestLimit.default(3), v1: requestLimit.default(2) }).prefault({}),
  timeScale: z.number().min(0).default(1),
  latencyMilliseconds: z.number().min(0).max(120_000).default(0),
  v1ErrorStyle: z.enum(["statusNumber", "statusError", "httpStatus"]).default("statusNumber"),
  faults: z.unknown().optional(),
  firstTransactionId: z
    .number()
    .int()
    .min(1)
    .default(() => Math.floor((Date.now() - EPOCH_2026_MILLISECONDS) / 100)),
})

/** {@link EmulatorOptions} with their defaults. */
export interface CheckedOptions extends Omit<z.output<typeof optionsSchema>, "bankAccounts"> {
  bankAccounts: BankAccount[]
}

/** @throws ZodError when an option makes no sense. */
export function checkOptions(options: EmulatorOptions): CheckedOptions {
  return {
    ...optionsSchema.parse(options),
    bankAccounts:
      options.bankAccounts?.map((account) => ({ ...DEFAULT_BANK_ACCOUNTS[account.bank], ...account })) ??
      defaultBankAccounts(),
  }
}
