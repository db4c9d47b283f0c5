import { z } from "zod"
import type { BankName } from "../../sepay/banks"
import type { BankAccount } from "../company/model"
import type { ApiRoute } from "../http/api-generation"
import { EmulatorError } from "../operations/emulator-error"
import type { OperationContext } from "../operations/operation-context"
import { bankNamesJson } from "../operations/order-json"
import { optionalText, optionalWord, parseFields } from "../operations/parse-fields"
import { findAccount } from "./find-account"
import { pageJson, pageShape } from "./paging"

const listAccountsSchema = z.object({ ...pageShape, q: optionalText, active: optionalWord(["0", "1"]) })
const listPrefixesSchema = z.object(pageShape)
const listTerminalsSchema = z.object({ ...pageShape, q: optionalText })

/** v2's bank accounts, and what belongs to those of Sacombank and Vietcombank. */
export function bankAccountRoutes({ company }: OperationContext): ApiRoute[] {
  return [
    {
      name: "listBankAccounts",
      method: "GET",
      template: "/v2/bank-accounts",
      handle: ({ query }) => {
        const fields = parseFields(listAccountsSchema, query)
        const accounts = company
          .bankAccounts()
          .filter(({ isActive }) => fields.active === undefined || isActive === (fields.active === "1"))
          .filter(({ bank, label, accountNumber, accountHolderName }) =>
            containsText([bank, label, accountNumber, accountHolderName], fields.q)
          )
        return { status: 200, body: pageJson(accounts, fields, bankAccountJson) }
      },
    },
    {
      name: "getBankAccount",
      method: "GET",
      template: "/v2/bank-accounts/:bankAccountId",
      handle: ({ params }) => {
        const account = findAccount(company, params["bankAccountId"])
        return { status: 200, body: { status: "success", data: bankAccountJson(account) } }
      },
    },
    {
      name: "listPrefixes",
      method: "GET",
      template: "/v2/bank-accounts/:bankAccountId/prefixes",
      handle: ({ params, query }) => {
        const account = findAccount(company, params["bankAccountId"])
        requireBank(account, "Sacombank")
        return {
          status: 200,
          body: pageJson(account.prefixes, parseFields(listPrefixesSchema, query), (prefix) => ({
            va_prefix: prefix.vaPrefix,
            store_id: prefix.storeId,
            store_name: prefix.storeName,
            status: prefix.isActive ? "active" : "inactive",
            created_at: prefix.createdAt,
          })),
        }
      },
    },
    {
      name: "listTerminals",
      method: "GET",
      template: "/v2/bank-accounts/:bankAccountId/terminals",
      handle: ({ params, query }) => {
        const account = findAccount(company, params["bankAccountId"])
        requireBank(account, "Vietcombank")
        const fields = parseFields(listTerminalsSchema, query)
        const terminals = account.terminals.filter(({ tid, name }) => containsText([tid, name], fields.q))
        return {
          status: 200,
          body: pageJson(terminals, fields, ({ xid, tid, name, createdAt }) => ({
            xid,
            tid,
            name,
            created_at: createdAt,
          })),
        }
      },
    },
  ]
}

function requireBank(account: BankAccount, bank: BankName): void {
  if (account.bank !== bank) {
    throw new EmulatorError(422, "unsupported_bank", `Only ${bank} accounts have this`)
  }
}

function containsText(values: readonly string[], text = ""): boolean {
  return values.some((value) => value.toLowerCase().includes(text.toLowerCase()))
}

function bankAccountJson(account: BankAccount) {
  return {
    id: account.id,
    account_holder_name: account.accountHolderName,
    account_number: account.accountNumber,
    accumulated: account.balanceVnd,
    last_transaction: account.lastTransactionAt,
    label: account.label,
    account_type: account.accountType,
    active: account.isActive ? 1 : 0,
    created_at: account.createdAt,
    ...bankNamesJson(account),
  }
}
