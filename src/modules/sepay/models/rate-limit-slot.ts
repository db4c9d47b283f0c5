import { model } from "@medusajs/framework/utils"

/**
 * One of the `requestsPerSecond` calls to SePay that all processes of a store may make in a second. A call takes a slot
 * and moves its `free_at` a second further.
 */
const SepayRateLimitSlot = model
  .define("sepay_rate_limit_slot", {
    id: model.id({ prefix: "seprls" }).primaryKey(),
    /** A digest of the API token: SePay's limit is the token's owner's, and the token itself is nobody's business. */
    token_key: model.text(),
    position: model.number(),
    free_at: model.dateTime(),
    /** Calls of this rank (0: shoppers) or a more important one wait for it: others leave it to them for a moment. */
    kept_for: model.number().nullable(),
    /** The process whose calls it was kept for; any other call of the rank may take it, too. */
    kept_by: model.text().nullable(),
  })
  .indexes([{ on: ["token_key", "position"], unique: true }])

export default SepayRateLimitSlot
