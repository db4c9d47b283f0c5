import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface LoadingRowsProps {
  /** Default: 3. */
  count?: number
}

/** Stands where rows will be. */
export function LoadingRows({ count = 3 }: LoadingRowsProps) {
  const { t } = useTranslation("sepay")
  return (
    <div role="status" aria-label={t("common.loading")} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: count }, (_, row) => (
        <Skeleton key={row} className="h-7 w-full" />
      ))}
    </div>
  )
}
