import { useQuery } from "@tanstack/react-query"

import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import type { FilterOption } from "./checkbox-filter"

/** The store's bank accounts to filter by, and those that are filtered by though the store knows them no more. */
export function useAccountOptions(chosen: string[]): Array<FilterOption<string>> {
  const { data } = useQuery({ queryKey: sepayKeys.bankAccounts, queryFn: sepayAdminApi.listBankAccounts })
  const known = (data?.bank_accounts ?? []).map(({ account_number, bank_name }) => ({
    value: account_number,
    label: `${bank_name} · ${account_number}`,
  }))
  const unknown = chosen.filter((number) => !known.some(({ value }) => value === number))
  return [...known, ...unknown.map((value) => ({ value, label: value }))]
}
