import { inspect } from "node:util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const LEVELS = ["debug", "info", "warn", "error"] as const

/** What a store logged. */
export interface CapturedLog {
  /** The messages given to the store's logger, on every level, also below the one that is shown. */
  messages(): string[]
  /** The messages with everything that came along, and what was written to the process's output. */
  everything(): string
  stop(): void
}

/** Listens to the store's logger, the console and the process's output, which go on as before. */
export function captureLog(container: MedusaContainer): CapturedLog {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const loggerSpies = LEVELS.map((level) => jest.spyOn(logger, level))
  const outputSpies = [
    ...LEVELS.map((level) => jest.spyOn(console, level)),
    jest.spyOn(process.stdout, "write"),
    jest.spyOn(process.stderr, "write"),
  ]
  return {
    messages: () => loggerSpies.flatMap((spy) => spy.mock.calls.map(([message]) => describe(message))),
    everything: () =>
      [...loggerSpies, ...outputSpies]
        .flatMap((spy) => spy.mock.calls.flat())
        .map((value) => `${describe(value)} ${inspect(value, { depth: 20, showHidden: true, maxStringLength: null })}`)
        .join("\n"),
    stop: () => {
      for (const spy of [...loggerSpies, ...outputSpies]) {
        spy.mockRestore()
      }
    },
  }
}

function describe(message: unknown): string {
  return message instanceof Error ? `${message.message} ${message.stack}` : String(message)
}
