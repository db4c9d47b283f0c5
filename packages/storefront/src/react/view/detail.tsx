import type { ReactElement, ReactNode } from "react"

import { copyText } from "../lib/copy-text"
import { usePassingValue } from "../lib/use-passing-value"
import type { SepayPaymentTexts } from "../texts/types"
import { Icon } from "./icons"

const CONFIRMED_FOR_MILLISECONDS = 2_000

interface DetailProps {
  label: string
  /** What is copied; `null`: there is nothing to show yet, or any more. */
  value: string | null
  /** How it is shown, if not as it is copied. */
  children?: ReactNode
  isCopyable: boolean
  texts: SepayPaymentTexts
  /** Called with what those who do not see the button hear. */
  onCopied: (announcement: string) => void
  onFailed: (message: string) => void
}

/** What has to be typed into a banking app, and a button that copies it. */
export function Detail({
  label,
  value,
  children,
  isCopyable,
  texts,
  onCopied,
  onFailed,
}: DetailProps): ReactElement {
  const [isCopied, setIsCopied] = usePassingValue<true>(CONFIRMED_FOR_MILLISECONDS)

  async function copy(): Promise<void> {
    if (value !== null && (await copyText(value))) {
      setIsCopied(true)
      onCopied(`${texts.copied}: ${label}`)
    } else {
      onFailed(texts.copyFailed)
    }
  }

  return (
    <div className="sepay-detail">
      <dt>{label}</dt>
      <dd>
        <span className="sepay-value">{value === null ? "—" : (children ?? value)}</span>{" "}
        {isCopyable && value !== null && (
          <button
            type="button"
            className="sepay-copy"
            data-copied={isCopied ? "" : undefined}
            aria-label={`${texts.copy}: ${label}`}
            onClick={copy}
          >
            <Icon name={isCopied ? "check" : "copy"} size={16} />
            <span>{isCopied ? texts.copied : texts.copy}</span>
          </button>
        )}
      </dd>
    </div>
  )
}
