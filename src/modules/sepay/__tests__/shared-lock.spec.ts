import { container } from "@medusajs/framework"
import { asValue } from "@medusajs/framework/awilix"
import type { Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { warnWithoutSharedLock } from "../shared-lock"

const warnings: string[] = []
const logger = { warn: (line: string) => warnings.push(line) } as unknown as Logger
const nodeEnvironment = process.env.NODE_ENV

afterEach(() => {
  warnings.length = 0
  process.env.NODE_ENV = nodeEnvironment
})

describe("a store whose lock is in memory", () => {
  it.each([
    ["production", "in-memory", 1],
    ["production", "locking-redis", 0],
    ["development", "in-memory", 0],
  ])("in %s with %s is warned %d time(s)", (environment, defaultProviderId, count) => {
    process.env.NODE_ENV = environment
    container.register(Modules.LOCKING, asValue({ defaultProviderId }))
    warnWithoutSharedLock(logger)
    expect(warnings).toHaveLength(count)
    expect(warnings.join()).toMatch(count === 0 ? /^$/ : /one process only, or configure locking-redis/)
  })
})
