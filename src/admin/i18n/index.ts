import { common as commonEn } from "./en/common"
import { entry as entryEn } from "./en/entry"
import { order as orderEn } from "./en/order"
import { personalData as personalDataEn } from "./en/personal-data"
import { settings as settingsEn } from "./en/settings"
import { transactions as transactionsEn } from "./en/transactions"
import { common as commonVi } from "./vi/common"
import { entry as entryVi } from "./vi/entry"
import { order as orderVi } from "./vi/order"
import { personalData as personalDataVi } from "./vi/personal-data"
import { settings as settingsVi } from "./vi/settings"
import { transactions as transactionsVi } from "./vi/transactions"

const en = {
  common: commonEn,
  entry: entryEn,
  order: orderEn,
  personalData: personalDataEn,
  settings: settingsEn,
  transactions: transactionsEn,
}

const vi = {
  common: commonVi,
  entry: entryVi,
  order: orderVi,
  personalData: personalDataVi,
  settings: settingsVi,
  transactions: transactionsVi,
}

/** The plugin's texts are in a namespace of their own: `useTranslation("sepay")`. */
const resources = { en: { sepay: en }, vi: { sepay: vi } }

export default resources
