import { type Finding, vnd } from "./decide-findings"

/** A transaction of an account, with the balance that its bank told after it. */
export interface BalanceRow {
  transactionId: string
  transactedAt: Date
  /** Whole VND; below 0 when the money left. */
  movedVnd: number
  /** `null` where the bank did not tell it. */
  balanceVnd: number | null
}

/** Balances are believed where at least so many follow from one another, … */
const FEWEST_BALANCES = 10
/** … and so many of a hundred at least: a bank that reports no outgoing transfers has a gap at each of them. */
const CONTINUOUS_PERCENT = 80
/** A bank can tell transactions in another order than they happened: so many moments later, the balance is right again. */
const DISORDERED_MOMENTS = 5

/**
 * Finds where an account's balance moved and no transaction says why. Transactions of one moment have no order: what they come to
 * together counts, and any of their balances may be the last one. Pure.
 *
 * @param rows of one account, by their time, the earliest first
 * @param judged the transactions that are judged; the others say whether the account's balances can be believed
 */
export function decideBalanceFindings(rows: readonly BalanceRow[], judged: ReadonlySet<string>): Finding[] {
  const moments = groupByMoment(rows)
  const gaps: Gap[] = []
  let links = 0
  // Where it stood is not known: the only transaction of its moment tells, of several any could be the last.
  let balanceVnd = soleBalance(moments[0])
  for (let index = 1; index < moments.length; index += 1) {
    const moment = moments[index] ?? []
    if (balanceVnd === null) {
      balanceVnd = soleBalance(moment)
      continue
    }
    if (moment.every((row) => row.balanceVnd === null)) {
      balanceVnd += sumMoved(moment)
      continue
    }
    links += 1
    const agreesAt = findAgreement(moments, index, balanceVnd)
    if (agreesAt === null) {
      gaps.push({ moment, beforeVnd: balanceVnd })
      balanceVnd = soleBalance(moment)
    } else {
      balanceVnd += sumMoved(moments.slice(index, agreesAt + 1).flat())
      index = agreesAt
    }
  }
  const isBelieved = links >= FEWEST_BALANCES && (links - gaps.length) * 100 >= links * CONTINUOUS_PERCENT
  return isBelieved ? gaps.filter(({ moment }) => moment.some((row) => judged.has(row.transactionId))).flatMap(describeGap) : []
}

interface Gap {
  moment: readonly BalanceRow[]
  beforeVnd: number
}

/** The next moment at which the balance is what was moved since makes of it; `null` when there is none soon. */
function findAgreement(moments: readonly BalanceRow[][], from: number, beforeVnd: number): number | null {
  let expectedVnd = beforeVnd
  for (let index = from; index <= from + DISORDERED_MOMENTS; index += 1) {
    const moment = moments[index] ?? []
    expectedVnd += sumMoved(moment)
    if (moment.some((row) => row.balanceVnd === expectedVnd)) {
      return index
    }
  }
  return null
}

function describeGap({ moment, beforeVnd }: Gap): Finding[] {
  const last = moment.filter((row) => row.balanceVnd !== null).at(-1)
  if (last === undefined || last.balanceVnd === null) {
    return []
  }
  const gapVnd = last.balanceVnd - beforeVnd - sumMoved(moment)
  return [
    {
      kind: "balance_gap",
      subjectId: last.transactionId,
      amountVnd: Math.abs(gapVnd),
      ledgerSays: `the balance was ${vnd(beforeVnd)} before, and ${vnd(sumMoved(moment))} moved`,
      otherSays: `SePay says that the balance was ${vnd(last.balanceVnd)} after it: ${vnd(Math.abs(gapVnd))} ${gapVnd > 0 ? "came" : "left"} unlisted`,
      receivableId: null,
      transactionId: last.transactionId,
    },
  ]
}

function sumMoved(rows: readonly BalanceRow[]): number {
  return rows.reduce((sum, { movedVnd }) => sum + movedVnd, 0)
}

function soleBalance(moment: readonly BalanceRow[] | undefined): number | null {
  return moment?.length === 1 ? (moment[0]?.balanceVnd ?? null) : null
}

function groupByMoment(rows: readonly BalanceRow[]): BalanceRow[][] {
  const moments: BalanceRow[][] = []
  for (const row of rows) {
    const moment = moments.at(-1)
    if (moment?.[0]?.transactedAt.getTime() === row.transactedAt.getTime()) {
      moment.push(row)
    } else {
      moments.push([row])
    }
  }
  return moments
}
