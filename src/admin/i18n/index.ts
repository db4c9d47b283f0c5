import { common as commonEn } from "./en/common"
import { entry as entryEn } from "./en/entry"
import { order as orderEn } from "./en/order"
import { settings as settingsEn } from "./en/settings"
import { transactions as transactionsEn } from "./en/transactions"
import { common as commonVi } from "./vi/common"
import { entry as entryVi } from "./vi/entry"
import { order as orderVi } from "./vi/order"
import { settings as settingsVi } from "./vi/settings"
import { transactions as transactionsVi } from "./vi/transactions"

/** The plugin's texts are in a namespace of their own: `useTranslation("sepay")`. */
const resources = {
  en: { sepay: { common: commonEn, entry: entryEn, order: orderEn, settings: settingsEn, transactions: transactionsEn } },
  vi: { sepay: { common: commonVi, entry: entryVi, order: orderVi, settings: settingsVi, transactions: transactionsVi } },
}

export default resources
