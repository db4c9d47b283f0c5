import type { Page } from "playwright-core"
import type { AdminStore } from "../../integration-tests/browser/support/admin-store"

/** A page of the admin, and what has to have happened before it is worth a picture. */
export interface Screenshot {
  /** `docs/admin/<name>.png`. */
  name: string
  /** Below `/app`; may depend on what `prepare` did. */
  path: string | ((store: AdminStore) => Promise<string>)
  prepare: (store: AdminStore) => Promise<void>
  /** Resolves as soon as everything is on the page. */
  untilReady: (page: Page) => Promise<void>
}
