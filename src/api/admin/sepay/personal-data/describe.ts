import type { PersonalData } from "../../../../modules/sepay/personal-data/export-person"
import type { PersonalDataPreview } from "../../../../modules/sepay/personal-data/preview-person"
import type { AdminSepayOrderReference } from "../money/transactions/types"
import type { AdminSepayPersonalData, AdminSepayPersonalDataPreview } from "./types"

/** What would be exported or erased, as an admin sees it. @param orders by payment collection */
export function describePreview(
  preview: PersonalDataPreview,
  orders: ReadonlyMap<string, AdminSepayOrderReference>
): AdminSepayPersonalDataPreview {
  return {
    transactions: preview.transactions.map((transaction) => ({
      id: transaction.id,
      occurred_at: transaction.occurredAt.toISOString(),
      is_day_only: transaction.isDayOnly,
      direction: transaction.direction,
      amount_vnd: transaction.amountVnd,
      bank_name: transaction.bankName,
      reference_number: transaction.referenceNumber,
      orders: transaction.paymentCollectionIds.flatMap((id) => orders.get(id) ?? []),
      anonymized_at: transaction.anonymizedAt?.toISOString() ?? null,
      kept_because: transaction.keptBecause,
    })),
    returns_owed: preview.returnsOwed,
    unreadable_rows: preview.unreadableRows.map(({ id, createdAt, anonymizedAt, keptBecause }) => ({
      id,
      created_at: createdAt.toISOString(),
      anonymized_at: anonymizedAt?.toISOString() ?? null,
      kept_because: keptBecause,
    })),
    admin_actions: preview.adminActions,
  }
}

/** A person's data as it is exported. */
export function describePersonalData(data: PersonalData): AdminSepayPersonalData {
  return {
    transactions: data.transactions.map((transaction) => ({
      id: transaction.id,
      occurred_at: transaction.occurredAt,
      recorded_at: transaction.recordedAt,
      direction: transaction.direction,
      amount_vnd: transaction.amountVnd,
      bank_name: transaction.bankName,
      account_number: transaction.accountNumber,
      va_number: transaction.vaNumber,
      code: transaction.code,
      reference_number: transaction.referenceNumber,
      content: transaction.content,
      payload: transaction.payload,
      anonymized_at: transaction.anonymizedAt,
      allocations: transaction.allocations.map((allocation) => ({
        kind: allocation.kind,
        amount_vnd: allocation.amountVnd,
        reason: allocation.reason,
        payment_collection_id: allocation.paymentCollectionId,
        created_at: allocation.createdAt,
      })),
    })),
    returns_owed: data.returnsOwed.map((owed) => ({
      id: owed.id,
      status: owed.status,
      amount_vnd: owed.amountVnd,
      payment_collection_id: owed.paymentCollectionId,
      reference_number: owed.referenceNumber,
      confirmed_reason: owed.confirmedReason,
      created_at: owed.createdAt,
    })),
    unreadable_rows: data.unreadableRows.map(({ id, raw, reason, createdAt }) => ({
      id,
      raw,
      reason,
      created_at: createdAt,
    })),
    admin_actions: data.adminActions.map(({ action, subjectId, details, createdAt }) => ({
      action,
      subject_id: subjectId,
      details,
      created_at: createdAt,
    })),
  }
}
