import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../contract"
import { idSchema } from "../../../ids"
import { adminSepayReturnOwedListResponseSchema, adminSepayReturnOwedResponseSchema } from "./types"
import { confirmReturnOwedSchema, listReturnsOwedSchema, undoReturnOwedSchema } from "./validators"

const params = z.strictObject({ id: idSchema.describe("Id of the return.") })

export const adminSepayReturnOwedContracts: RouteContract[] = [
  {
    id: "listReturns",
    method: "GET",
    path: "/admin/sepay/returns",
    summary: "List money owed back to payers",
    description: "Money that the store owes back to payers, or has returned, and the sum of what it owes.",
    query: listReturnsOwedSchema,
    answer: { schema: adminSepayReturnOwedListResponseSchema },
  },
  {
    id: "confirmReturn",
    method: "POST",
    path: "/admin/sepay/returns/:id/confirm",
    summary: "Confirm a return",
    description:
      "Says that the money was transferred back to its payer, with the bank's reference or the outgoing transaction.",
    params,
    body: {
      schema: confirmReturnOwedSchema,
      example: { reference_number: "FT26086000002", reason: "Transferred in the banking app." },
    },
    answer: { schema: adminSepayReturnOwedResponseSchema },
    errors: {
      400: "The outgoing transaction does not prove it.",
      404: "It is confirmed already, or there is no such outgoing transaction.",
    },
  },
  {
    id: "undoReturn",
    method: "POST",
    path: "/admin/sepay/returns/:id/undo",
    summary: "Undo the confirmation of a return",
    description: "Takes the confirmation back: the money is owed again.",
    params,
    body: { schema: undoReturnOwedSchema, example: { reason: "The bank sent the transfer back." } },
    answer: { schema: adminSepayReturnOwedResponseSchema },
    errors: { 400: "It is not confirmed." },
  },
]
