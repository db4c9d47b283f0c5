import type { RouteContract } from "../../../contract"
import { adminSepayReconciliationsResponseSchema } from "./types"
import { startReconciliationSchema } from "./validators"

export const adminSepayReconciliationContracts: RouteContract[] = [
  {
    id: "listReconciliations",
    method: "GET",
    path: "/admin/sepay/reconciliation",
    summary: "List the last reconciliations",
    description: "What the last reconciliations did, and how far the one is that an admin began.",
    answer: { schema: adminSepayReconciliationsResponseSchema },
  },
  {
    id: "startReconciliation",
    method: "POST",
    path: "/admin/sepay/reconciliation",
    summary: "Start a reconciliation",
    description:
      "Begins to read SePay's transactions: those that are new, or all from a moment on. It goes on behind " +
      "the answer; the list " +
      "of reconciliations tells how far it is. While one runs that an admin began, no other is begun.",
    body: { schema: startReconciliationSchema, example: {} },
    answer: { schema: adminSepayReconciliationsResponseSchema, status: 202 },
    errors: { 404: "There is no such bank account." },
  },
]
