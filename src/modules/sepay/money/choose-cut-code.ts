/**
 * The order code of which a text has the longest beginning; `null` when it has as much of two. Pure.
 *
 * @param cutCodes what follows the store's prefix in the text.
 * @param orderCodes codes that begin like one of them.
 */
export function chooseCutCode(cutCodes: readonly string[], orderCodes: readonly string[]): string | null {
  const lengths = new Map(
    orderCodes.map((orderCode) => [orderCode, Math.max(0, ...cutCodes.map((cut) => commonLength(cut, orderCode)))])
  )
  const longest = Math.max(0, ...lengths.values())
  const [best, ...others] = [...lengths].flatMap(([orderCode, length]) => (length === longest && length > 0 ? [orderCode] : []))
  return best !== undefined && others.length === 0 ? best : null
}

/** How many characters two words begin with in common. */
function commonLength(one: string, other: string): number {
  const difference = [...one].findIndex((character, index) => character !== other[index])
  return difference === -1 ? one.length : difference
}
