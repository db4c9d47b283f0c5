import { anonymizeOldData } from "./anonymize-old"

/** `sepay.personalData`: what is kept of payers, and for how long. */
export const personalDataFunctions = { anonymizeOldData }
