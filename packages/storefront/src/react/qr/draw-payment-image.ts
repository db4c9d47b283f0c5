import { encodeQr } from "./encode-qr"

/** What a picture of a payment holds. */
export interface PaymentImage {
  vietqr: string
  /** Above the code. */
  title: string
  /** Below the code: what each is, and what it says. */
  lines: Array<{ label: string; value: string }>
}

const WIDTH = 1080
const MARGIN = 60
const TITLE_HEIGHT = 120
const LINE_HEIGHT = 76
const FONT_FAMILY = "system-ui, sans-serif"
const INK = "#111111"
const FAINT_INK = "#555555"

/**
 * Draws a PNG to save or to share: the code, and below it what it says, for whoever has to type it.
 *
 * @throws Error when the browser cannot draw
 */
export async function drawPaymentImage({ vietqr, title, lines }: PaymentImage): Promise<Blob> {
  const { size, runs } = encodeQr(vietqr)
  const scale = Math.floor((WIDTH - 2 * MARGIN) / size)
  const canvas = document.createElement("canvas")
  canvas.width = WIDTH
  canvas.height = TITLE_HEIGHT + size * scale + lines.length * LINE_HEIGHT + MARGIN
  const context = canvas.getContext("2d")
  if (!context) {
    throw new Error("This browser cannot draw an image.")
  }

  context.fillStyle = "#ffffff"
  context.fillRect(0, 0, canvas.width, canvas.height)

  context.fillStyle = INK
  context.textBaseline = "middle"
  context.textAlign = "center"
  context.font = `600 44px ${FONT_FAMILY}`
  context.fillText(title, WIDTH / 2, TITLE_HEIGHT / 2 + MARGIN / 4, WIDTH - 2 * MARGIN)

  const left = Math.floor((WIDTH - size * scale) / 2)
  for (const { x, y, length } of runs) {
    context.fillRect(left + x * scale, TITLE_HEIGHT + y * scale, length * scale, scale)
  }

  lines.forEach(({ label, value }, index) => {
    const middle = TITLE_HEIGHT + size * scale + (index + 0.5) * LINE_HEIGHT
    context.font = `400 36px ${FONT_FAMILY}`
    context.fillStyle = FAINT_INK
    context.textAlign = "left"
    context.fillText(label, MARGIN, middle, WIDTH * 0.35)
    context.font = `600 40px ${FONT_FAMILY}`
    context.fillStyle = INK
    context.textAlign = "right"
    context.fillText(value, WIDTH - MARGIN, middle, WIDTH * 0.53)
  })

  return toPng(canvas)
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (image) => (image ? resolve(image) : reject(new Error("This browser cannot make a PNG."))),
      "image/png"
    )
  })
}
