import { z } from "zod"
import { MAXIMUM_AMOUNT_VND } from "../../sepay/banks"
import type { BankAccount } from "../company/model"
import type { ApiRoute } from "../http/api-generation"
import { EmulatorError } from "../operations/emulator-error"
import { isWithin } from "../operations/queries"
import type { OperationContext } from "../operations/operation-context"
import { bankNamesJson } from "../operations/order-json"
import { optionalNumber, optionalText, parseFields, periodBound } from "../operations/parse-fields"
import { v1Amount, v1Success } from "./envelope"

const MAXIMUM_LIMIT = 100

const listSchema = z.object({
  short_name: optionalText,
  last_transaction_date_min: periodBound("from"),
  last_transaction_date_max: periodBound("to"),
  since_id: optionalNumber(0, Number.MAX_SAFE_INTEGER),
  limit: optionalNumber(1, MAXIMUM_LIMIT),
  accumulated_min: optionalNumber(0, MAXIMUM_AMOUNT_VND),
  accumulated_max: optionalNumber(0, MAXIMUM_AMOUNT_VND),
})

/** v1's bank accounts. */
export function bankAccountRoutes({ company }: OperationContext): ApiRoute[] {
  return [
    {
      name: "listBankAccounts",
      method: "GET",
      template: "/userapi/bankaccounts/list",
      handle: ({ query }) => {
        const fields = parseFields(listSchema, query)
        const accounts = company.bankAccounts().filter((account) => matches(account, fields))
        return v1Success({ bankaccounts: accounts.slice(0, fields.limit ?? MAXIMUM_LIMIT).map(bankAccountJson) })
      },
    },
    {
      name: "getBankAccount",
      method: "GET",
      template: "/userapi/bankaccounts/details/:bankAccountId",
      handle: ({ params }) => {
        const account = company.bankAccounts().find(({ v1Id }) => String(v1Id) === params["bankAccountId"])
        if (!account) {
          throw EmulatorError.notFound("Bank account")
        }
        return v1Success({ bankaccount: bankAccountJson(account) })
      },
    },
    {
      name: "countBankAccounts",
      method: "GET",
      template: "/userapi/bankaccounts/count",
      handle: () => v1Success({ count_bankaccounts: company.bankAccounts().length }),
    },
  ]
}

/** Every bound is inclusive, `since_id` too [doc]. */
function matches(account: BankAccount, fields: z.output<typeof listSchema>): boolean {
  const { last_transaction_date_min: from, last_transaction_date_max: to } = fields
  const hasPeriod = from !== undefined || to !== undefined
  return (
    (fields.short_name === undefined || account.bank.toLowerCase() === fields.short_name.toLowerCase()) &&
    isWithin(account.v1Id, fields.since_id) &&
    isWithin(account.balanceVnd, fields.accumulated_min, fields.accumulated_max) &&
    (!hasPeriod || (account.lastTransactionAt !== null && isWithin(account.lastTransactionAt, from, to)))
  )
}

/** Numbers are text in v1. */
function bankAccountJson(account: BankAccount) {
  return {
    id: String(account.v1Id),
    account_holder_name: account.accountHolderName,
    account_number: account.accountNumber,
    accumulated: v1Amount(account.balanceVnd),
    last_transaction: account.lastTransactionAt,
    label: account.label,
    active: account.isActive ? "1" : "0",
    created_at: account.createdAt,
    ...bankNamesJson(account),
  }
}
