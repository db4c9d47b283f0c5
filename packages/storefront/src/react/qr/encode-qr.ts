import { encode } from "uqr"

/** What QR readers ask for around a code, in modules. */
const QUIET_ZONE = 4

/** Dark modules side by side. */
export interface QrRun {
  x: number
  y: number
  length: number
}

/** A QR code, quiet zone included, as runs of dark modules; a square of `size` modules. */
export function encodeQr(content: string): { size: number; runs: QrRun[] } {
  const { data, size } = encode(content, { ecc: "M", border: QUIET_ZONE })
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [{ x, y, length: measureRun(row, x) }] : []))
  )
  return { size, runs }
}

function measureRun(row: boolean[], start: number): number {
  const end = row.indexOf(false, start)
  return (end === -1 ? row.length : end) - start
}
