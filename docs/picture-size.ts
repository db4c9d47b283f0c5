import { statSync } from "node:fs"

/** Says that there is a picture. @throws when it makes the page that shows it slow */
export function reportPicture(file: string, maximumBytes: number): void {
  const { size } = statSync(file)
  if (size > maximumBytes) {
    throw new Error(`${file} has ${size} bytes, and must not have more than ${maximumBytes}.`)
  }
  console.log(`${file} (${Math.round(size / 1000)} kB)`)
}
