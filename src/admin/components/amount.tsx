import { formatVnd } from "../lib/format-vnd"

interface AmountProps {
  /** Whole VND. */
  vnd: number
}

/** An amount; its digits stand below each other in a table. */
export function Amount({ vnd }: AmountProps) {
  return <span className="whitespace-nowrap tabular-nums">{formatVnd(vnd)}</span>
}
