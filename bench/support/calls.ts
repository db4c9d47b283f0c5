import type { Emulator } from "../../src/emulator"

/** How often SePay was asked since the emulator was reset, whatever it was asked. */
export function sumCalls(emulator: Emulator): number {
  return Object.values(emulator.requestCounts()).reduce((sum, count) => sum + count, 0)
}
