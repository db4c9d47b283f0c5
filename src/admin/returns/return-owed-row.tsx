import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayReturnOwed } from "../../api/admin/sepay/returns/types"
import { Amount } from "../components/amount"
import { Moment } from "../components/moment"
import { OrderLinks } from "../money/order-links"
import { ReturnOwedConfirmation } from "./return-owed-confirmation"
import { ReturnOwedStatus } from "./return-owed-status"
import { UndoConfirmation } from "./undo-confirmation"

const SYSTEM = "system"

interface ReturnOwedRowProps {
  returnOwed: AdminSepayReturnOwed
}

/** A refund: to be confirmed, or by whom and how it was. */
export function ReturnOwedRow({ returnOwed }: ReturnOwedRowProps) {
  return (
    <Table.Row>
      <Table.Cell>
        <Moment at={returnOwed.created_at} />
      </Table.Cell>
      <Table.Cell>
        <OrderLinks orders={returnOwed.order === null ? [] : [returnOwed.order]} />
      </Table.Cell>
      <Table.Cell className="text-right">
        <Amount vnd={returnOwed.amount_vnd} />
      </Table.Cell>
      <Table.Cell>
        <ReturnOwedStatus status={returnOwed.status} />
      </Table.Cell>
      <Table.Cell>
        {returnOwed.status === "owed" ? (
          <ReturnOwedConfirmation returnOwed={returnOwed} />
        ) : (
          <Confirmation returnOwed={returnOwed} />
        )}
      </Table.Cell>
    </Table.Row>
  )
}

function Confirmation({ returnOwed }: ReturnOwedRowProps) {
  const { t } = useTranslation("sepay")
  const { confirmed_at, actor_id, actor_name, confirmed_reason } = returnOwed
  const { reference_number, transaction_id } = returnOwed
  return (
    <div className="txt-compact-small flex flex-col gap-y-1 py-2">
      <span>
        {actor_id === SYSTEM
          ? t("transactions.returns.recognized")
          : t("transactions.returns.confirmedBy", { name: actor_name ?? actor_id })}
        {confirmed_at !== null && (
          <>
            {" · "}
            <Moment at={confirmed_at} />
          </>
        )}
      </span>
      <span className="text-ui-fg-subtle">{[reference_number, confirmed_reason].filter(Boolean).join(" · ")}</span>
      {transaction_id !== null && (
        <Link
          to={`/sepay?transaction=${transaction_id}`}
          className="text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2 w-fit"
        >
          {t("transactions.detail.open")}
        </Link>
      )}
      {returnOwed.status === "returned" && <UndoConfirmation returnOwed={returnOwed} />}
    </div>
  )
}
