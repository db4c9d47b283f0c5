import { MedusaError } from "@medusajs/framework/utils"
import { SepayError } from "../../sepay/api/errors"

/**
 * Turns whatever went wrong while opening a virtual account into the one kind of error whose text reaches the shopper:
 * for `payment_authorization_error` Medusa's cart completion answers 200 `type: "cart"` with our sentence and leaves the
 * session `pending`, so that trying again works. Every other kind hides the text.
 */
export function toAuthorizationError(error: unknown): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, describeForShopper(error))
}

function describeForShopper(error: unknown): string {
  if (error instanceof SepayError) {
    return error.retryable
      ? "The bank transfer could not be prepared right now. Please try again in a moment."
      : "The bank transfer could not be prepared. Please choose another way to pay or contact the store."
  }
  if (MedusaError.isMedusaError(error) && error.type !== MedusaError.Types.UNEXPECTED_STATE) {
    return error.message
  }
  return "The bank transfer could not be prepared. Please choose another way to pay or contact the store."
}

/** Turns what SePay said into an error whose text an admin sees. Everything else stays what it is. */
export function toAdminError(error: unknown): unknown {
  return error instanceof SepayError ? new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message) : error
}
