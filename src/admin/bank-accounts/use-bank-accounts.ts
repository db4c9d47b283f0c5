import { useQuery } from "@tanstack/react-query"

import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { sortByTurn } from "./turn"

/** The bank accounts, in the order in which they are tried. */
export function useBankAccounts() {
  return useQuery({
    queryKey: sepayKeys.bankAccounts,
    queryFn: sepayAdminApi.listBankAccounts,
    select: ({ bank_accounts, is_set_in_options }) => ({
      accounts: sortByTurn(bank_accounts),
      isSetInOptions: is_set_in_options,
    }),
    staleTime: 0,
  })
}
