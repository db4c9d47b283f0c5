import type { Bench, StoreBenchmark } from "./benchmark"
import { signInAsAdmin } from "./support/admin-desk"
import { queryRows } from "./support/database"
import type { Figure, Findings } from "./support/figures"
import { fillLedger, LARGE_TRANSACTIONS, openNewShop, SMALL_TRANSACTIONS } from "./support/grown-shop"
import { LoadClient } from "./support/load-client"
import { monotonicMilliseconds } from "./support/monotonic-clock"
import { alternate, percentile } from "./support/statistics"

/** How often each kind of question is asked in each store. */
const ROUNDS = 25
const WARM_UP_ROUNDS = 3
const DAY_MILLISECONDS = 86_400_000

/** What an admin asks: for lists, for one transaction, and for a word that nearly all of them hold. */
const KINDS = ["listing", "searching", "searchingCommon"] as const
type Kind = (typeof KINDS)[number]

/**
 * Whether the admin's transactions page becomes slower when the ledger has grown: the same questions to two stores that
 * differ in nothing but their ledgers, one to each in turn.
 */
export const admin: StoreBenchmark = {
  name: "admin",
  isShort: false,
  workerMode: "server",
  async run(bench) {
    return withDesk(bench, "small", SMALL_TRANSACTIONS, (small) =>
      withDesk(bench, "large", bench.samples(LARGE_TRANSACTIONS), (large) => measure(bench, small, large))
    )
  },
}

/** An admin who asks a store. */
interface Desk {
  transactions: number
  listing: string[]
  searching: string[]
  /** A word that nearly all transactions hold: nothing is promised of it. */
  searchingCommon: string[]
  /** @returns how long the answer took, in milliseconds */
  ask(path: string): Promise<number>
}

async function withDesk<T>(
  bench: Bench,
  name: string,
  transactions: number,
  work: (desk: Desk) => Promise<T>
): Promise<T> {
  const shop = await openNewShop(bench, `admin_${name}`)
  try {
    await fillLedger(shop, transactions)
    const client = new LoadClient(shop.storeUrl, 1)
    try {
      const headers = await signInAsAdmin(shop)
      const ask = async (path: string) => {
        const startedAt = monotonicMilliseconds()
        await client.get(`/admin/sepay/money/transactions?${path}`, headers)
        return monotonicMilliseconds() - startedAt
      }
      return await work({ transactions, ask, ...(await prepareQuestions(shop.databaseUrl, bench.samples(ROUNDS))) })
    } finally {
      client.close()
    }
  } finally {
    await shop.close()
  }
}

/** What is asked, in the order in which it is asked. */
async function prepareQuestions(databaseUrl: string, rounds: number): Promise<Pick<Desk, Kind>> {
  const known = await queryRows<Record<"va_number" | "code" | "reference_number" | "account_number", string>>(
    databaseUrl,
    `SELECT va_number, code, reference_number, account_number FROM sepay_transaction
      WHERE va_number IS NOT NULL AND code IS NOT NULL AND reference_number IS NOT NULL ORDER BY md5(id) LIMIT $1`,
    [rounds]
  )
  const month = encodeURIComponent(new Date(Date.now() - 30 * DAY_MILLISECONDS).toISOString())
  const dayLater = encodeURIComponent(new Date(Date.now() - 29 * DAY_MILLISECONDS).toISOString())
  const lists = [
    "limit=20",
    "limit=20&offset=40",
    "order=occurred_at",
    "order=amount_vnd",
    "order=-amount_vnd",
    "status[]=attention",
    "status[]=applied",
    "status[]=unmatched",
    "status[]=surplus&status[]=late",
    "status[]=ignored&order=-amount_vnd",
    "direction=out",
    "source=reconciliation",
    `occurred_at[$gte]=${month}&occurred_at[$lt]=${dayLater}`,
    `occurred_at[$gte]=${month}&status[]=unmatched`,
    "amount_vnd[$gte]=100000&amount_vnd[$lte]=120000",
    "direction=out&amount_vnd[$gte]=900000",
  ]
  const listing = known.flatMap(({ account_number }) => [...lists, `account_number[]=${account_number}&order=-amount_vnd`])
  const searching = known.flatMap(({ va_number, code, reference_number }) =>
    [va_number, code, reference_number, code.toLowerCase().slice(0, 10)].map((text) => `q=${text}`)
  )
  return { listing, searching, searchingCommon: known.map(() => "q=chuyen") }
}

async function measure(bench: Bench, small: Desk, large: Desk): Promise<Findings> {
  for (let round = 0; round < bench.samples(WARM_UP_ROUNDS); round += 1) {
    for (const kind of KINDS) {
      await compare(small, large, kind)
    }
  }
  const findings: Findings = { figures: [], details: [] }
  for (const kind of KINDS) {
    const [smallMs, largeMs] = await compare(small, large, kind)
    findings.figures.push(...toFigures(kind, percentile(largeMs, 0.95) / percentile(smallMs, 0.95)))
    findings.details.push(
      { what: `${kind}, ${small.transactions} transactions`, samples: smallMs, unit: "ms" },
      { what: `${kind}, ${large.transactions} transactions`, samples: largeMs, unit: "ms" }
    )
  }
  return findings
}

function toFigures(kind: Kind, value: number): Figure[] {
  const metrics = { listing: "admin.list_p95_ratio", searching: "admin.search_p95_ratio", searchingCommon: null }
  const metric = metrics[kind]
  return metric === null ? [] : [{ metric, value, unit: "ratio", target: { atMost: 3 } }]
}

async function compare(
  small: Desk,
  large: Desk,
  kind: Kind
): Promise<[smallMs: number[], largeMs: number[]]> {
  const next = (desk: Desk) => {
    let index = 0
    return () => desk.ask(desk[kind][index++ % desk[kind].length] ?? "")
  }
  return alternate(Math.min(small[kind].length, large[kind].length), next(small), next(large))
}
