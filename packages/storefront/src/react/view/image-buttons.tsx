import type { ReactElement } from "react"

import type { SepayPaymentSession } from "../../client/types"
import { useCanShareImages } from "../lib/use-can-share-images"
import { drawPaymentImage } from "../qr/draw-payment-image"
import type { AmountTexts, SepayPaymentTexts } from "../texts/types"
import { Icon } from "./icons"

interface ImageButtonsProps {
  payment: SepayPaymentSession | null
  amounts: AmountTexts
  texts: SepayPaymentTexts
  onFailed: (message: string) => void
}

/** Saves the code as a picture, and on phones shares it: a banking app on the same phone reads it from there. */
export function ImageButtons({ payment, amounts, texts, onFailed }: ImageButtonsProps): ReactElement {
  const canShare = useCanShareImages()

  async function withImage(use: (image: File) => void | Promise<void>): Promise<void> {
    try {
      if (payment?.vietqr) {
        await use(await drawImage(payment, payment.vietqr, amounts, texts))
      }
    } catch (error) {
      // A shopper who closes the menu of apps has not failed.
      if ((error as Error).name !== "AbortError") {
        onFailed(texts.imageFailed)
      }
    }
  }

  return (
    <div className="sepay-actions">
      {payment?.vietqr && (
        <>
          {canShare && (
            <button type="button" className="sepay-button" onClick={() => withImage(shareFile)}>
              <Icon name="share" />
              {texts.shareImage}
            </button>
          )}
          <button type="button" className="sepay-button" onClick={() => withImage(saveFile)}>
            <Icon name="save" />
            {texts.saveImage}
          </button>
        </>
      )}
    </div>
  )
}

async function drawImage(
  payment: SepayPaymentSession,
  vietqr: string,
  { remaining }: AmountTexts,
  texts: SepayPaymentTexts
): Promise<File> {
  const lines = [
    { label: texts.amount, value: remaining },
    { label: texts.vaNumber, value: payment.va_number },
    { label: texts.accountHolder, value: payment.account_holder_name },
    { label: texts.bank, value: payment.bank_name },
    { label: texts.orderCode, value: payment.order_code },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
  const image = await drawPaymentImage({ vietqr, title: texts.title, lines })
  return new File([image], `sepay-${payment.order_code ?? payment.id}.png`, { type: image.type })
}

async function shareFile(file: File): Promise<void> {
  await navigator.share({ files: [file] })
}

function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = url
  link.download = file.name
  link.click()
  // Safari still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
