import type { SepayContext } from "../context"
import { toNumber } from "../sql"

/** What was opened before the plugin asked SePay as it does now, and what it cannot do with it. */
export interface Unreachable {
  /** VA orders of SePay's other environment that are not closed. */
  vaOrdersOfOtherEnvironment: number
  /** Payments of the other environment that are received and not captured. */
  dueOfOtherEnvironment: number
  /** VA orders that are not closed, of an API generation that the plugin cannot ask. */
  vaOrdersOfOtherApi: number
  /** VA orders that are not closed, on bank accounts that SePay does not list for this API token. */
  vaOrdersOfUnlistedAccounts: number
  /** VA orders that are to be closed and that SePay does not know. */
  vaOrdersUnknownToSepay: number
}

const UNFINISHED = "v.status IN ('opening', 'open', 'partially', 'closing') AND v.deleted_at IS NULL"

/** Counts what the plugin cannot ask SePay about, or does nothing with. All of it is read from partial indexes. */
export async function countUnreachable({ sql, environment, apiOf }: SepayContext): Promise<Unreachable> {
  const { rows } = await sql.raw<{ rows: Array<Record<string, unknown>> }>(
    `SELECT
       (SELECT count(*) FROM sepay_va_order v WHERE ${UNFINISHED} AND v.environment <> :environment) AS other_environment,
       (SELECT count(*) FROM sepay_receivable WHERE environment <> :environment AND settlement_status = 'due'
          AND deleted_at IS NULL) AS other_due,
       (SELECT count(*) FROM sepay_va_order v WHERE ${UNFINISHED} AND v.environment = :environment
          AND v.api_version <> ALL(:askable)) AS other_api,
       (SELECT count(*) FROM sepay_va_order v JOIN sepay_bank_account account ON account.id = v.bank_account_id
         WHERE ${UNFINISHED} AND v.environment = :environment AND v.api_version = ANY(:askable) AND NOT account.is_active) AS unlisted,
       (SELECT count(*) FROM sepay_va_order v WHERE v.status = 'closing' AND v.deleted_at IS NULL
          AND v.environment = :environment AND v.unknown_to_sepay_at IS NOT NULL) AS unknown`,
    { environment, askable: (["v2", "v1"] as const).filter((version) => apiOf(version) !== null) }
  )
  const [row] = rows
  return {
    vaOrdersOfOtherEnvironment: toNumber(row?.other_environment ?? 0),
    dueOfOtherEnvironment: toNumber(row?.other_due ?? 0),
    vaOrdersOfOtherApi: toNumber(row?.other_api ?? 0),
    vaOrdersOfUnlistedAccounts: toNumber(row?.unlisted ?? 0),
    vaOrdersUnknownToSepay: toNumber(row?.unknown ?? 0),
  }
}

/** What an admin is to know of that, and to do. Pure. */
export function describeUnreachable(counts: Unreachable, environment: SepayContext["environment"]): string[] {
  const other = environment === "production" ? "sandbox" : "production"
  const sentences: Array<[number, string]> = [
    [
      counts.dueOfOtherEnvironment,
      `payment(s) were received in SePay's ${other} environment, and are not captured while the plugin runs with "${environment}".`,
    ],
    [
      counts.vaOrdersOfOtherEnvironment,
      `account number(s) were opened in SePay's ${other} environment, and are not closed while the plugin runs with "${environment}".`,
    ],
    [
      counts.vaOrdersOfOtherApi,
      'account number(s) were opened under another API version, and SePay cannot be asked about them: give the option "previousApi".',
    ],
    [
      counts.vaOrdersOfUnlistedAccounts,
      "account number(s) are open on bank accounts that SePay does not list for this API token. If it is another company's, give " +
        'the one before in the option "previousApi".',
    ],
    [
      counts.vaOrdersUnknownToSepay,
      "account number(s) are unknown to SePay: look at its dashboard before you cancel their orders.",
    ],
  ]
  return sentences.filter(([count]) => count > 0).map(([count, sentence]) => `${count} ${sentence}`)
}
