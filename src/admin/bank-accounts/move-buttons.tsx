import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { nameAccount } from "./bank-field"

interface MoveButtonsProps {
  account: AdminSepayBankAccount
  /** The ranks above and below; `null`: there is no way there. */
  moves: { up: number | null; down: number | null }
  isBusy: boolean
  onMove: (rank: number) => void
}

/** Moves an account before or behind its neighbor. A button keeps the focus while the row moves with it. */
export function MoveButtons({ account, moves, isBusy, onMove }: MoveButtonsProps) {
  const { t } = useTranslation("sepay")
  const name = { account: nameAccount(account) }
  const move = (rank: number | null) => {
    if (rank !== null && !isBusy) {
      onMove(rank)
    }
  }
  return (
    <div className="flex gap-x-1">
      <IconButton
        size="2xsmall"
        variant="transparent"
        aria-label={t("settings.bankAccounts.moveUp", name)}
        disabled={moves.up === null}
        onClick={() => move(moves.up)}
      >
        <ArrowUpMini />
      </IconButton>
      <IconButton
        size="2xsmall"
        variant="transparent"
        aria-label={t("settings.bankAccounts.moveDown", name)}
        disabled={moves.down === null}
        onClick={() => move(moves.down)}
      >
        <ArrowDownMini />
      </IconButton>
    </div>
  )
}
