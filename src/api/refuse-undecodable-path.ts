import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/**
 * Answers 404 where an id in the path is no text: `%zz`, or bytes that are not UTF-8. Express fails on it before a route is
 * reached, and Medusa answers that with 500. It cannot be used for `/admin`: there Express already fails on Medusa's own
 * middleware for `/admin*`, which comes before those of any plugin.
 */
export function refuseUndecodablePath(request: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void {
  try {
    decodeURIComponent(request.path)
  } catch {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "The id in the path cannot be read: encode it as a part of a URL.")
  }
  next()
}
