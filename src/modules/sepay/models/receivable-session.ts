import { model } from "@medusajs/framework/utils"
import SepayReceivable from "./receivable"

/** Every payment session that a receivable ever served: a shopper's old page still finds its payment. */
const SepayReceivableSession = model.define("sepay_receivable_session", {
  id: model.id({ prefix: "sepses" }).primaryKey(),
  payment_session_id: model.text().unique(),
  receivable: model.belongsTo(() => SepayReceivable, { mappedBy: "sessions" }),
})

export default SepayReceivableSession
