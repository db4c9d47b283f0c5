import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../contract"
import { idSchema } from "../../../ids"
import {
  adminSepayBankAccountListResponseSchema,
  adminSepayBankAccountResponseSchema,
  adminSepayBankFieldChoicesResponseSchema,
} from "./types"
import { updateBankAccountSchema } from "./validators"

const params = z.strictObject({ id: idSchema.describe("Id of the bank account in the store.") })
const SEPAY_REFUSED = "SePay refused, or could not be reached."

export const adminSepayBankAccountContracts: RouteContract[] = [
  {
    id: "listBankAccounts",
    method: "GET",
    path: "/admin/sepay/bank-accounts",
    summary: "List the bank accounts",
    description: "The company's bank accounts at SePay, as the store last fetched them.",
    answer: { schema: adminSepayBankAccountListResponseSchema },
  },
  {
    id: "refreshBankAccounts",
    method: "POST",
    path: "/admin/sepay/bank-accounts/refresh",
    summary: "Fetch the bank accounts from SePay",
    description: "Fetches the company's bank accounts from SePay now, and answers them.",
    answer: { schema: adminSepayBankAccountListResponseSchema },
    errors: { 400: SEPAY_REFUSED },
  },
  {
    id: "updateBankAccount",
    method: "POST",
    path: "/admin/sepay/bank-accounts/:id",
    summary: "Change a bank account",
    description:
      "Enables, disables, orders or completes a bank account. A disabled account opens no new virtual accounts and keeps " +
      "serving those that it has. What the body does not name stays.",
    params,
    body: { schema: updateBankAccountSchema, example: { is_enabled: true, rank: 1 } },
    answer: { schema: adminSepayBankAccountResponseSchema },
    errors: {
      400: "The plugin's options name the bank accounts: they are changed there. Or a field does not fit the bank.",
    },
  },
  {
    id: "verifyBankAccount",
    method: "POST",
    path: "/admin/sepay/bank-accounts/:id/verify",
    summary: "Test a bank account",
    description: "Opens an order of 10,000 ₫ on the bank account and cancels it. `last_test` tells the result.",
    params,
    answer: { schema: adminSepayBankAccountResponseSchema },
  },
  {
    id: "listBankFieldChoices",
    method: "GET",
    path: "/admin/sepay/bank-accounts/:id/choices",
    summary: "List the choices of a bank's field",
    description:
      "What SePay lists for the field that the bank needs: Vietcombank's terminals, Sacombank's prefixes. " +
      "Other banks need none.",
    params,
    answer: { schema: adminSepayBankFieldChoicesResponseSchema },
    errors: { 400: SEPAY_REFUSED },
  },
]
