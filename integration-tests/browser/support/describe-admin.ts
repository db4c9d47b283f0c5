import type { Page } from "playwright-core"
import type { EmulatorOptions } from "../../../src/emulator"
import { AdminBrowser, type Preferences } from "./admin-browser"
import { type AdminStore, openAdminStore } from "./admin-store"
import { keepEvidence, type WatchedPage } from "./watched-page"

/** What a test in a browser works with. */
export interface AdminTest {
  store: AdminStore
  /** Opens a page of the admin, signed in. @param path below `/app` */
  open(path: string, preferences?: Preferences): Promise<Page>
  /** Lets the test pass with problems of this kind, which it causes itself. */
  expectProblems(kind: RegExp): void
}

type DeclareAdminTest = (name: string, test: (given: AdminTest) => Promise<void>) => void

/**
 * Starts a store and a browser for one spec file. A test fails on an error on the console and on a failed request too;
 * what a failed one had on its screen is kept in `.tmp/browser`.
 *
 * @param name of the store's database and log: letters, digits and underscores
 * @param declareTests declares the tests with the function that it gets
 */
export function describeAdmin(
  name: string,
  declareTests: (itInAdmin: DeclareAdminTest) => void,
  sepay: EmulatorOptions = {}
): void {
  let store: AdminStore | undefined
  let browser: AdminBrowser | undefined

  beforeAll(async () => {
    store = await openAdminStore(name, sepay)
    browser = await AdminBrowser.signIn(store.url)
  })

  afterAll(async () => {
    await browser?.close()
    await store?.close()
  })

  declareTests((testName, test) =>
    it(testName, async () => {
      if (!store || !browser) {
        throw new Error("The store or the browser did not start")
      }
      await runTest(`${name}-${testName}`, store, browser, test)
    })
  )
}

async function runTest(
  name: string,
  store: AdminStore,
  browser: AdminBrowser,
  test: (given: AdminTest) => Promise<void>
): Promise<void> {
  const opened: WatchedPage[] = []
  const expected: RegExp[] = []
  try {
    await test({
      store,
      open: async (path, preferences) => {
        const watched = await browser.open(path, preferences)
        opened.push(watched)
        return watched.page
      },
      expectProblems: (kind) => expected.push(kind),
    })
    const problems = opened.flatMap((watched) => watched.problems)
    expect(problems.filter((problem) => !expected.some((kind) => kind.test(problem)))).toEqual([])
  } catch (error) {
    await Promise.all(opened.map((watched, index) => keepEvidence(`${name}-${index + 1}`, watched)))
    throw error
  } finally {
    await Promise.all(opened.map(({ page }) => page.context().close()))
  }
}
