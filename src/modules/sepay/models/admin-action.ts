import { model } from "@medusajs/framework/utils"

/**
 * What an admin changed, when, and to what. Decisions about money are with the money (`sepay_allocation.actor_id`,
 * `sepay_return_owed.actor_id`); these are all the others. Append-only; only a `reason` in
 * the details is removed in time, because it can hold personal data.
 */
const SepayAdminAction = model
  .define("sepay_admin_action", {
    id: model.id({ prefix: "sepact" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** Such as `bank_account.update` or `virtual_account.cancel`. */
    action: model.text(),
    /** The id of what was changed, `null` when it was the store's settings. */
    subject_id: model.text().nullable(),
    /** The admin user's id, or that of the secret API key. */
    actor_id: model.text(),
    /** What was asked for. Holds no secret. */
    details: model.json(),
  })
  .indexes([
    { on: ["subject_id", "created_at"] },
    { on: ["action", "created_at"] },
    { on: ["created_at"], where: "details ->> 'reason' IS NOT NULL", name: "IDX_sepay_admin_action_personal_data" },
  ])

export default SepayAdminAction
