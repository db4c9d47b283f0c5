import { Button, FocusModal, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayVaOrder } from "../../api/admin/sepay/payments/orders/types"
import { ModalHeader } from "../components/modal-header"
import { useReturnFocus } from "../lib/use-return-focus"
import { PaymentCard } from "./payment-card"
import { PrintSheet } from "./print-sheet"

interface QrModalProps {
  onOpenChange: (isOpen: boolean) => void
  orderDisplayId: number | null
  vietqr: string
  amountVnd: number
  virtualAccount: AdminSepayVaOrder
}

/** The QR code of a payment, to turn the screen to the customer or to print. */
export function QrModal({ onOpenChange, orderDisplayId, ...card }: QrModalProps) {
  const { t } = useTranslation("sepay")
  const returnFocus = useReturnFocus()
  return (
    <FocusModal open onOpenChange={onOpenChange}>
      <FocusModal.Content onCloseAutoFocus={returnFocus}>
        <ModalHeader>
          <Button size="small" onClick={() => window.print()}>
            {t("order.qr.print")}
          </Button>
        </ModalHeader>
        <FocusModal.Body className="flex flex-col items-center gap-y-6 overflow-y-auto px-6 py-12">
          <div className="text-center">
            <FocusModal.Title asChild>
              <Heading level="h1">{t("order.qr.title")}</Heading>
            </FocusModal.Title>
            <FocusModal.Description asChild>
              <Text size="small" className="text-ui-fg-subtle">
                {t("order.qr.description")}
              </Text>
            </FocusModal.Description>
          </div>
          <PaymentCard {...card} />
        </FocusModal.Body>
      </FocusModal.Content>
      <PrintSheet>
        {orderDisplayId !== null && <Heading>{t("order.qr.printTitle", { order: orderDisplayId })}</Heading>}
        <PaymentCard {...card} />
      </PrintSheet>
    </FocusModal>
  )
}
