import { type ReactElement, useMemo } from "react"

import { encodeQr } from "./encode-qr"

interface QrCodeProps {
  content: string
  /** For those who cannot see it. */
  label: string
  className?: string
  /** Width and height in pixels where no style says otherwise. */
  size?: number
}

/** A QR code, black on white in dark mode too: many readers see nothing in an inverted one. */
export function QrCode({ content, label, className, size }: QrCodeProps): ReactElement {
  const modules = useMemo(() => drawModules(content), [content])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.size} ${modules.size}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={modules.size} height={modules.size} fill="#ffffff" />
      <path d={modules.path} fill="#000000" />
    </svg>
  )
}

function drawModules(content: string): { size: number; path: string } {
  const { size, runs } = encodeQr(content)
  return { size, path: runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join("") }
}
