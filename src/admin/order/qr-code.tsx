import { useMemo } from "react"
import { encode } from "uqr"

/** What QR readers ask for around a code, in modules. */
const QUIET_ZONE = 4

interface QrCodeProps {
  content: string
  /** For those who cannot see it. */
  label: string
  className?: string
}

/** A QR code, black on white in dark mode too: many readers see nothing in an inverted one. */
export function QrCode({ content, label, className }: QrCodeProps) {
  const { path, size } = useMemo(() => drawModules(content), [content])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

function drawModules(content: string): { path: string; size: number } {
  const { data, size } = encode(content, { ecc: "M", border: QUIET_ZONE })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("")
  return { path, size }
}
