import { Drawer } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { DrawerHeader } from "../../components/drawer-header"
import { QueryBody } from "../../components/query-body"
import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { useReturnFocus } from "../../lib/use-return-focus"
import { TransactionDetails } from "./transaction-details"

interface TransactionDrawerProps {
  transactionId: string
  onClose: () => void
}

/** All that is known of a transaction, beside the list. */
export function TransactionDrawer({ transactionId, onClose }: TransactionDrawerProps) {
  const { t } = useTranslation("sepay")
  const returnFocus = useReturnFocus()
  const query = useQuery({
    queryKey: sepayKeys.transaction(transactionId),
    queryFn: () => sepayAdminApi.getTransaction(transactionId),
    staleTime: 0,
  })
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <DrawerHeader title={t("transactions.detail.title")} description={transactionId} />
        <Drawer.Body className="overflow-y-auto p-0">
          <QueryBody query={query} loadingRows={8}>
            {({ transaction }) => <TransactionDetails transaction={transaction} />}
          </QueryBody>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
