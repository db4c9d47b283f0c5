import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { FormField } from "../components/form-field"
import { QueryBody } from "../components/query-body"
import { SearchInput } from "../components/search-input"
import { sepayKeys } from "../lib/query-keys"
import { useDebounced } from "../lib/use-debounced"
import { ChoiceList } from "../money/decisions/choice-list"
import type { Person } from "./person"
import { searchCustomers } from "./search-customers"

interface CustomerSearchProps {
  chosenId: string | null
  onChoose: (person: Person) => void
}

/** Finds a customer by name, address or phone number. */
export function CustomerSearch({ chosenId, onChoose }: CustomerSearchProps) {
  const { t } = useTranslation("sepay")
  const [text, setText] = useState("")
  const q = useDebounced(text.trim())
  const query = useQuery({ queryKey: sepayKeys.customerSearch(q), queryFn: () => searchCustomers(q), enabled: q !== "" })
  return (
    <>
      <FormField label={t("personalData.person.searchCustomer")} hint={t("personalData.person.customerHint")}>
        {(control) => (
          <SearchInput {...control} value={text} onChange={setText} placeholder={t("personalData.person.customerPlaceholder")} />
        )}
      </FormField>
      {q !== "" && (
        <QueryBody query={query} loadingRows={2}>
          {(customers) =>
            customers.length === 0 ? (
              <Text size="small" role="status" className="text-ui-fg-subtle">
                {t("personalData.person.noCustomer")}
              </Text>
            ) : (
              <ChoiceList
                label={t("personalData.person.customersFound")}
                value={chosenId}
                onChange={(id) => {
                  const customer = customers.find((found) => found.id === id)
                  if (customer) {
                    onChoose({ way: "customer", id, email: customer.email })
                  }
                }}
                choices={customers.map(({ id, email, first_name, last_name, has_account }) => ({
                  value: id,
                  title: email,
                  detail: [
                    [first_name, last_name].filter(Boolean).join(" "),
                    has_account ? t("personalData.person.account") : t("personalData.person.guest"),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                }))}
              />
            )
          }
        </QueryBody>
      )}
    </>
  )
}
