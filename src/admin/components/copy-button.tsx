import { CheckMini, SquareTwoStackMini } from "@medusajs/icons"
import { IconButton, Tooltip } from "@medusajs/ui"
import copy from "copy-to-clipboard"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

interface CopyButtonProps {
  content: string
  /** What is copied, for those who do not see what stands beside it: "Account number 0071000888888". */
  label: string
}

const CONFIRMED_FOR_MILLISECONDS = 2_000

/** Copies a number or an address. (Medusa UI's own speaks English only.) */
export function CopyButton({ content, label }: CopyButtonProps) {
  const { t } = useTranslation("sepay")
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) {
      return undefined
    }
    const timer = setTimeout(() => setIsCopied(false), CONFIRMED_FOR_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <Tooltip content={isCopied ? t("common.copy.done") : t("common.copy.action")}>
        <IconButton
          type="button"
          size="2xsmall"
          variant="transparent"
          aria-label={t("common.copy.label", { what: label })}
          onClick={(event) => {
            event.stopPropagation()
            setIsCopied(copy(content))
          }}
        >
          {isCopied ? <CheckMini /> : <SquareTwoStackMini />}
        </IconButton>
      </Tooltip>
      <span role="status" className="sr-only">
        {isCopied ? t("common.copy.done") : ""}
      </span>
    </>
  )
}
