import { join } from "node:path"

/** The checkout. */
export const ROOT = join(__dirname, "..", "..")

/** What the test run has set for itself, and what must not reach the programs that it tries out. */
const OWN_VARIABLES = /^(NODE_OPTIONS|NODE_ENV|TEST_TYPE|TEST_WHOLE_KIND|JEST_WORKER_ID|npm_(package|lifecycle)_.*)$/

/** The environment of a person at a terminal. */
export function makeEnvironment(additions: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_VARIABLES.test(name))
  return { ...Object.fromEntries(inherited), MEDUSA_DISABLE_TELEMETRY: "true", ...additions }
}
