import { zodValidator } from "@medusajs/framework"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"

/**
 * Validates a route's query into `request.validatedQuery`. Medusa's own middleware of this kind also expects `fields`, which
 * these routes do not have.
 */
export function validateQuery(schema: z.ZodObject) {
  return async (request: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    request.validatedQuery = await zodValidator(schema, request.query)
    next()
  }
}
