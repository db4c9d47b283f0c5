import { model } from "@medusajs/framework/utils"

/**
 * What holds for the whole store: one row per environment. What an admin set, where `null` is as the plugin's options say;
 * and that SePay was heard.
 */
const SepaySetting = model.define("sepay_setting", {
  id: model.id({ prefix: "sepset" }).primaryKey(),
  environment: model.enum(["production", "sandbox"]).unique(),
  /** Life time of a virtual account of `order_first`, in seconds. */
  order_first_va_duration_seconds: model.number().nullable(),
  /** Life time of a virtual account of `pay_first`, in seconds. */
  pay_first_va_duration_seconds: model.number().nullable(),
  /** When SePay's dashboard last sent a test webhook whose signature is right. */
  webhook_tested_at: model.dateTime().nullable(),
})

export default SepaySetting
