import type { RouteContract } from "../../../contract"
import {
  adminSepayErasedPersonalDataResponseSchema,
  adminSepayPersonalDataPreviewResponseSchema,
  adminSepayPersonalDataRequestListResponseSchema,
  adminSepayPersonalDataResponseSchema,
} from "./types"
import { listPersonalDataRequestsSchema, personalDataSchema, personNameSchema } from "./validators"

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
    description: "Who exported or erased personal data, when and why, the newest first, and how long such data is kept.",
    query: listPersonalDataRequestsSchema,
    answer: { schema: adminSepayPersonalDataRequestListResponseSchema },
  },
  {
    id: "previewPersonalData",
    method: "POST",
    path: "/admin/sepay/personal-data/preview",
    summary: "See what an export or an erasure would be about",
    description:
      "Which rows an export or an erasure of one person would be about, without any text of theirs. Nothing is kept of the " +
      "question. It is a POST, so that no address of a person is in a proxy's log.",
    body: { schema: personNameSchema, example: { order_id: "order_01" } },
    answer: { schema: adminSepayPersonalDataPreviewResponseSchema },
    errors,
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
