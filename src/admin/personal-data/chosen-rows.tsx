import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** The server takes so many rows at once. */
const MOST_ROWS = 1_000

interface ChosenRowsProps {
  count: number
  onClear: () => void
  onShow: () => void
}

/** How many rows were chosen so far, and what to do with them. */
export function ChosenRows({ count, onClear, onShow }: ChosenRowsProps) {
  const { t } = useTranslation("sepay")
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        type="button"
        size="small"
        variant="secondary"
        disabled={count === 0 || count > MOST_ROWS}
        onClick={onShow}
      >
        {t("personalData.person.show")}
      </Button>
      <Button type="button" size="small" variant="transparent" disabled={count === 0} onClick={onClear}>
        {t("personalData.person.clear")}
      </Button>
      <Text size="small" role="status" className="text-ui-fg-subtle">
        {t("personalData.person.chosen", { count })}
      </Text>
    </div>
  )
}
