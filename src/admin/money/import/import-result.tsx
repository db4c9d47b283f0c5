import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayImportedRow, AdminSepayImportedStatementResponse } from "../../../api/admin/sepay/money/transactions/types"
import { OUTCOME_LABELS } from "./statement-labels"

const OUTCOMES: Array<AdminSepayImportedRow["outcome"]> = ["recorded", "known", "undecided", "left_out", "failed"]
/** So many rows are named of what was not recorded. */
const MOST_LINES = 50

interface ImportResultProps {
  imported: AdminSepayImportedStatementResponse
  onShow: () => void
}

/** What became of the rows of a statement. */
export function ImportResult({ imported, onShow }: ImportResultProps) {
  const { t } = useTranslation("sepay")
  const linesOf = (outcome: AdminSepayImportedRow["outcome"]) =>
    imported.rows.filter((row) => row.outcome === outcome).map(({ line }) => line)
  return (
    <div className="flex flex-col items-start gap-y-6" role="status">
      <dl className="shadow-borders-base w-full divide-y rounded-lg">
        {OUTCOMES.filter((outcome) => imported.counts[outcome] > 0 || outcome === "recorded").map((outcome) => (
          <div key={outcome} className="flex items-start justify-between gap-x-4 px-4 py-3">
            <dt>
              <Text as="span" size="small" weight="plus">
                {t(OUTCOME_LABELS[outcome])}
              </Text>
              {(outcome === "undecided" || outcome === "failed") && (
                <Text as="span" size="small" className="text-ui-fg-subtle block">
                  {t("entry.import.result.lines", { lines: linesOf(outcome).slice(0, MOST_LINES).join(", ") })}
                </Text>
              )}
            </dt>
            <dd className="txt-small tabular-nums">{imported.counts[outcome]}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" variant="secondary" onClick={onShow}>
        {t("entry.import.show")}
      </Button>
    </div>
  )
}
