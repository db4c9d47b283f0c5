import { anonymizeOldData } from "./anonymize-old"
import { erasePersonalData } from "./erase-person"
import { exportPersonalData } from "./export-person"
import { previewPersonalData } from "./preview-person"
import { readRetention } from "./retention"

/** `sepay.personalData`: what is known of payers. It is removed in time, shown, exported and erased on request. */
export const personalDataFunctions = {
  anonymizeOldData,
  erasePersonalData,
  exportPersonalData,
  previewPersonalData,
  readRetention,
}
