import type { TFunction } from "i18next"

import type { AdminSepayAuditFinding } from "../../api/admin/sepay/audit/types"

/** What a kind of finding is called, and what to do about it. */
export interface FindingTexts {
  title: string
  whatToDo: string
}

/** The texts of a kind of finding; docs/audit.md says the same at length. */
export function findingTexts(t: TFunction<"sepay">, kind: AdminSepayAuditFinding["kind"]): FindingTexts {
  const texts: Record<AdminSepayAuditFinding["kind"], FindingTexts> = {
    captured_more_than_received: {
      title: t("transactions.audit.kind.capturedMore"),
      whatToDo: t("transactions.audit.todo.capturedMore"),
    },
    paid_not_captured: { title: t("transactions.audit.kind.notCaptured"), whatToDo: t("transactions.audit.todo.notCaptured") },
    refund_not_recorded: {
      title: t("transactions.audit.kind.refundNotRecorded"),
      whatToDo: t("transactions.audit.todo.refundNotRecorded"),
    },
    return_without_refund: {
      title: t("transactions.audit.kind.returnWithoutRefund"),
      whatToDo: t("transactions.audit.todo.returnWithoutRefund"),
    },
    order_outstanding: {
      title: t("transactions.audit.kind.orderOutstanding"),
      whatToDo: t("transactions.audit.todo.orderOutstanding"),
    },
    order_overpaid: { title: t("transactions.audit.kind.orderOverpaid"), whatToDo: t("transactions.audit.todo.orderOverpaid") },
    canceled_not_refunded: {
      title: t("transactions.audit.kind.canceledNotRefunded"),
      whatToDo: t("transactions.audit.todo.canceledNotRefunded"),
    },
    balance_gap: { title: t("transactions.audit.kind.balanceGap"), whatToDo: t("transactions.audit.todo.balanceGap") },
    received_sum: { title: t("transactions.audit.kind.sum"), whatToDo: t("transactions.audit.todo.sum") },
    transaction_sum: { title: t("transactions.audit.kind.sum"), whatToDo: t("transactions.audit.todo.sum") },
    not_listed_by_sepay: { title: t("transactions.audit.kind.notListed"), whatToDo: t("transactions.audit.todo.notListed") },
    recorded_by_hand: { title: t("transactions.audit.kind.recordedByHand"), whatToDo: t("transactions.audit.todo.recordedByHand") },
    return_without_transfer: {
      title: t("transactions.audit.kind.returnWithoutTransfer"),
      whatToDo: t("transactions.audit.todo.returnWithoutTransfer"),
    },
    sepay_counted_more: { title: t("transactions.audit.kind.countedMore"), whatToDo: t("transactions.audit.todo.countedMore") },
  }
  return texts[kind]
}
