import { basename } from "node:path"
import { describeRunningStore } from "./support/running-store"

/**
 * The files of a kind that work with a running store, or with the ledger, in one process: a process needs some seconds to
 * load Medusa, and more to start a store. `npm test -- http` runs this, `npm test -- http payments.spec` that file alone.
 */

/** Set by jest.config.js. */
declare const SHARED_SPEC_FILES: string[]

function declareFiles(): void {
  for (const file of SHARED_SPEC_FILES) {
    describe(basename(file, ".spec.ts"), () => {
      require(file)
    })
  }
}

if (process.env.TEST_TYPE === "http") {
  describeRunningStore(declareFiles)
} else {
  declareFiles()
}
