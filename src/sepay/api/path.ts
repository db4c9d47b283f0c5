import { sepayFailure } from "./errors"

const MAXIMUM_PART_LENGTH = 200

/**
 * Joins the parts of a path, each encoded.
 *
 * @throws SepayError `validation` for a part that would make another path of it: empty, `.`, `..` or very long.
 */
export function joinPath(operation: string, ...parts: string[]): string {
  return parts.map((part) => `/${encodePart(operation, part)}`).join("")
}

function encodePart(operation: string, part: string): string {
  if (part.trim() === "" || part === "." || part === ".." || part.length > MAXIMUM_PART_LENGTH) {
    throw sepayFailure({
      kind: "validation",
      operation,
      what: `an id of ${part.length} characters is empty or no id of SePay's, nothing was sent`,
    })
  }
  return encodeURIComponent(part)
}
