import { anonymizeOldData } from "./anonymize-old"
import { erasePersonalData } from "./erase-person"
import { exportPersonalData } from "./export-person"

/** `sepay.personalData`: what is known of payers. It is removed in time, exported and erased on request. */
export const personalDataFunctions = { anonymizeOldData, erasePersonalData, exportPersonalData }
