import { PNG } from "pngjs"
import { encode, renderSVG } from "uqr"

/** Light modules around a code, as the QR standard asks for. */
const QUIET_ZONE_MODULES = 4
/** Sharp on a screen of a phone, and a few kilobytes: a code of a VietQR has about 50 modules. */
const PIXELS_PER_MODULE = 8
const BYTES_PER_PIXEL = 4
const LIGHT = 255
const DARK = 0

/** A QR code as an image. */
export interface QrImage {
  svg: string
  png: Buffer
}

/** Draws a text, such as a VietQR string, as a QR code. */
export function drawQrImage(text: string): QrImage {
  const options = { ecc: "M", border: QUIET_ZONE_MODULES } as const
  return { svg: renderSVG(text, options), png: drawPng(encode(text, options).data) }
}

function drawPng(modules: readonly (readonly boolean[])[]): Buffer {
  const side = modules.length * PIXELS_PER_MODULE
  const image = new PNG({ width: side, height: side })
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isDark = modules[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)] ?? false
      const position = (y * side + x) * BYTES_PER_PIXEL
      image.data.fill(isDark ? DARK : LIGHT, position, position + BYTES_PER_PIXEL - 1)
      image.data[position + BYTES_PER_PIXEL - 1] = LIGHT
    }
  }
  return PNG.sync.write(image, { colorType: 0 })
}
