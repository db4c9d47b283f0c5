import type { ApiTransaction, SepayApiVersion } from "../../../sepay/api/sepay-api"
import type { ReportedTransaction } from "./reported-transaction"

/** A row of SePay's list of transactions as a report. In v1, its id is the webhook's. */
export function toReportedTransaction(apiVersion: SepayApiVersion, item: ApiTransaction): ReportedTransaction {
  const isV2 = apiVersion === "v2"
  return {
    webhookId: isV2 ? null : item.id,
    apiId: isV2 ? item.id : null,
    webhookDigest: null,
    source: "reconciliation",
    direction: item.direction,
    amountVnd: item.amountVnd,
    bankName: item.bankBrandName,
    accountNumber: item.accountNumber,
    vaNumber: item.vaNumber,
    code: item.code,
    referenceNumber: item.referenceNumber,
    content: item.content,
    description: null,
    transactedAt: item.transactedAt,
    payload: { ...item, transactedAt: item.transactedAt?.toISOString() ?? null },
  }
}
