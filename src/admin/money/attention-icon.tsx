import { CashSolid } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"

const REFRESH_MILLISECONDS = 30_000

/** The plugin's sign in the navigation, with a dot while something waits for a person. */
export function AttentionIcon() {
  const { t } = useTranslation("sepay")
  const { data } = useQuery({
    queryKey: sepayKeys.attention,
    queryFn: sepayAdminApi.getAttention,
    refetchInterval: REFRESH_MILLISECONDS,
    staleTime: REFRESH_MILLISECONDS,
  })
  const total = data?.attention.total ?? 0
  if (total === 0) {
    return <CashSolid aria-hidden className="text-ui-fg-subtle" />
  }
  const label = t("transactions.navAttention", { total })
  // The navigation clips an icon to 15 pixels: the dot lies inside of it.
  return (
    <span role="img" aria-label={label} title={label} className="relative block size-[15px]">
      <CashSolid aria-hidden className="text-ui-fg-subtle" />
      <span
        aria-hidden
        className="bg-ui-tag-red-icon ring-ui-bg-base absolute right-0 top-0 size-[7px] rounded-full ring-1"
      />
    </span>
  )
}
