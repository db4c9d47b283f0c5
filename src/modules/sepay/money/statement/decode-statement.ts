import { MedusaError } from "@medusajs/framework/utils"

/** A statement's file may be so large: a year of a busy account is below it. */
export const MAXIMUM_STATEMENT_BYTES = 2 * 1024 * 1024

/** Encodings that a file names in its first bytes. */
const BYTE_ORDER_MARKS: ReadonlyArray<[bytes: readonly number[], encoding: string]> = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
]
/** What an Excel workbook begins with: a ZIP archive (`.xlsx`), or an OLE file (`.xls`). */
const WORKBOOKS: ReadonlyArray<readonly number[]> = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
/** Vietnamese Windows writes this where a file does not say that it is Unicode. */
const OLD_ENCODING = "windows-1258"

/**
 * The text of a statement's file: UTF-8 or UTF-16 with a byte order mark, UTF-8 without one, else Windows-1258. Pure.
 *
 * @throws MedusaError `invalid_data` for a file that is empty, too large, a workbook, a web page or a PDF
 */
export function decodeStatement(bytes: Uint8Array): string {
  if (bytes.length > MAXIMUM_STATEMENT_BYTES) {
    throw refuse(
      `The file has ${bytes.length} bytes; at most ${MAXIMUM_STATEMENT_BYTES} (2 MB) can be imported. Download the statement of fewer days.`
    )
  }
  if (WORKBOOKS.some((mark) => beginsWith(bytes, mark))) {
    throw refuse("The file is an Excel workbook. Open it, and save it as “CSV UTF-8 (comma delimited)”.")
  }
  const text = decode(bytes).normalize("NFC")
  if (/^\s*(<!doctype|<html|<\?xml|<table|%PDF)/i.test(text)) {
    throw refuse("The file is a web page or a PDF, whatever its name says. Open it in a spreadsheet, and save it as CSV (UTF-8).")
  }
  if (text.trim() === "") {
    throw refuse("The file is empty.")
  }
  return text
}

function decode(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => beginsWith(bytes, mark))
  if (marked) {
    return new TextDecoder(marked[1]).decode(bytes)
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(OLD_ENCODING).decode(bytes)
  }
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function refuse(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `"csv": ${sentence}`)
}
