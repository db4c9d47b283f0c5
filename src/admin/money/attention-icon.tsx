import { CashSolid } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import type { ElementType } from "react"
import { useTranslation } from "react-i18next"

import { ErrorBoundary } from "../components/error-boundary"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"

const REFRESH_MILLISECONDS = 30_000

/** The icon is in the navigation of every page, so whatever fails in it leaves the plain sign. */
export function AttentionIcon() {
  return (
    <ErrorBoundary name="the icon in the navigation" fallback={<Sign />}>
      <SignWithAttention />
    </ErrorBoundary>
  )
}

/** The plugin's sign; nothing where the dashboard's icons have no such one. */
function Sign() {
  const Icon: ElementType | undefined = CashSolid
  return Icon ? <Icon aria-hidden className="text-ui-fg-subtle" /> : null
}

/** The plugin's sign, with a dot while something waits for a person. */
function SignWithAttention() {
  const { t } = useTranslation("sepay")
  const { data } = useQuery({
    queryKey: sepayKeys.attention,
    queryFn: sepayAdminApi.getAttention,
    refetchInterval: REFRESH_MILLISECONDS,
    staleTime: REFRESH_MILLISECONDS,
  })
  const total = data?.attention.total ?? 0
  if (total === 0) {
    return <Sign />
  }
  const label = t("transactions.navAttention", { total })
  // The navigation clips an icon to 15 pixels: the dot lies inside of it.
  return (
    <span role="img" aria-label={label} title={label} className="relative block size-[15px]">
      <Sign />
      <span
        aria-hidden
        className="bg-ui-tag-red-icon ring-ui-bg-base absolute right-0 top-0 size-[7px] rounded-full ring-1"
      />
    </span>
  )
}
