/** BIDV's limit. */
export const HOLDER_NAME_LENGTH = 70

/** What BIDV takes as `va_holder_name`; the server refuses the rest. */
export const HOLDER_NAME_PATTERN = /^[A-Z0-9 ]{1,70}$/

/** A name that BIDV takes, made from what was typed: "Cà phê Phố Cổ" becomes "CA PHE PHO CO". */
export function suggestHolderName(typed: string): string {
  return typed
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/đ/gi, "d")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim()
    .slice(0, HOLDER_NAME_LENGTH)
    .trimEnd()
}
