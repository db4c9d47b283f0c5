import { model } from "@medusajs/framework/utils"
import SepayVaOrder from "./va-order"

/** A virtual account number of a VA order. Numbers stay matchable for ever: money can arrive long after. */
const SepayVirtualAccount = model
  .define("sepay_virtual_account", {
    id: model.id({ prefix: "sepva" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    va_number: model.text().searchable(),
    account_holder_name: model.text().nullable(),
    amount_vnd: model.bigNumber(),
    expires_at: model.dateTime().nullable(),
    va_order: model.belongsTo(() => SepayVaOrder, { mappedBy: "virtual_accounts" }),
  })
  .indexes([{ on: ["environment", "va_number"], unique: true }])

export default SepayVirtualAccount
