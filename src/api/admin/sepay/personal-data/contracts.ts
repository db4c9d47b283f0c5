import type { RouteContract } from "../../../contract"
import {
  adminSepayErasedPersonalDataResponseSchema,
  adminSepayPersonalDataRequestListResponseSchema,
  adminSepayPersonalDataResponseSchema,
} from "./types"
import { listPersonalDataRequestsSchema, personalDataSchema } from "./validators"

const body = { schema: personalDataSchema, example: { order_id: "order_01", reason: "The customer asked for it by email." } }
const errors = {
  400: "The person is named in no way, or in more than one way.",
  404: "There is no such customer, order, transaction or row.",
}

export const adminSepayPersonalDataContracts: RouteContract[] = [
  {
    id: "listPersonalDataRequests",
    method: "GET",
    path: "/admin/sepay/personal-data",
    summary: "List exports and erasures of personal data",
    description: "Who exported or erased personal data, when and why, the newest first.",
    query: listPersonalDataRequestsSchema,
    answer: { schema: adminSepayPersonalDataRequestListResponseSchema },
  },
  {
    id: "exportPersonalData",
    method: "POST",
    path: "/admin/sepay/personal-data/export",
    summary: "Export a person's data",
    description: "Everything that the ledger knows of one person, as a file. Who asked for it, and why, is kept.",
    body,
    answer: { schema: adminSepayPersonalDataResponseSchema },
    errors,
  },
  {
    id: "erasePersonalData",
    method: "POST",
    path: "/admin/sepay/personal-data/erase",
    summary: "Erase a person's data",
    description:
      "Removes what the ledger knows of one person; amounts and references stay. Rows whose money waits for a " +
      "person are kept " +
      "for now, and named in the answer. Who asked for it, and why, is kept.",
    body,
    answer: { schema: adminSepayErasedPersonalDataResponseSchema },
    errors,
  },
]
