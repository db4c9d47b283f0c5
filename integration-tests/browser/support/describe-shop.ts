import type { AdminStore } from "./admin-store"
import { type OpenShop, openShop } from "./open-shop"
import type { Visitor, VisitorPreferences } from "./visitor"
import { keepEvidence } from "./watched-page"

/** What a test of the storefront works with. */
export interface ShopTest {
  store: AdminStore
  /** Somebody comes to the shop. */
  enter(preferences?: VisitorPreferences): Promise<Visitor>
}

type TestOfShop = (given: ShopTest) => Promise<void>
/** Calls `onWaiting` when nothing but time has to pass. */
type WaitingTestOfShop = (given: ShopTest, onWaiting: () => void) => Promise<void>

export interface ShopTestDeclarations {
  itInShop: (name: string, test: TestOfShop) => void
  /** For what waits most of its time: it begins before the others, and waits while they run. */
  itInShopMeanwhile: (name: string, test: WaitingTestOfShop) => void
}

/**
 * Starts a store, the demo's storefront and a browser for one spec file. A test fails on an error on the console, on a
 * failed request, and on a request to anybody but the store and the page's own server.
 *
 * @param name of the store's database and log: letters, digits and underscores
 * @param declareTests declares the tests with the functions that it gets
 */
export function describeShop(name: string, declareTests: (declare: ShopTestDeclarations) => void): void {
  let shop: OpenShop | undefined
  const begun = new Map<string, Promise<Error | null>>()
  const meanwhile: Array<[testName: string, test: WaitingTestOfShop]> = []
  const run = (testName: string, test: TestOfShop) => runTest(`${name}-${testName}`, shop, test)

  /** @returns as soon as the test waits, or has ended */
  const begin = (testName: string, test: WaitingTestOfShop) =>
    new Promise<void>((resolve) => {
      // It is told in its turn why it failed.
      const outcome = run(testName, (given) => test(given, resolve)).then(() => null, (error: Error) => error)
      begun.set(testName, outcome)
      void outcome.then(() => resolve())
    })

  beforeAll(async () => {
    shop = await openShop(name)
    for (const [testName, test] of meanwhile) {
      await begin(testName, test)
    }
  })

  afterAll(async () => {
    await Promise.all(begun.values())
    await shop?.close()
  })

  declareTests({
    itInShop: (testName, test) => it(testName, () => run(testName, test)),
    itInShopMeanwhile: (testName, test) => {
      meanwhile.push([testName, test])
      it(testName, () => rethrow(begun.get(testName)))
    },
  })
}

async function rethrow(outcome: Promise<Error | null> | undefined): Promise<void> {
  const failure = await outcome
  if (failure) {
    throw failure
  }
}

async function runTest(name: string, shop: OpenShop | undefined, test: TestOfShop): Promise<void> {
  if (!shop) {
    throw new Error("The store, the storefront or the browser did not start")
  }
  const visitors: Visitor[] = []
  try {
    await test({
      store: shop.store,
      enter: async (preferences) => {
        const visitor = await shop.enter(preferences)
        visitors.push(visitor)
        return visitor
      },
    })
    expect(visitors.flatMap((visitor) => visitor.problems())).toEqual([])
    expect(visitors.flatMap((visitor) => visitor.strayRequests())).toEqual([])
  } catch (error) {
    const tabs = visitors.flatMap((visitor) => visitor.tabs)
    await Promise.all(tabs.map((tab, index) => keepEvidence(`${name}-${index + 1}`, tab)))
    throw error
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.leave()))
  }
}
