import { confirmReturnOwed, recordReturnOwed, searchReturnsOwed, sumReturnsOwed } from "./returns-owed"

/** `sepay.returns`: money that goes back to its payers. */
export const returnFunctions = { confirmReturnOwed, recordReturnOwed, searchReturnsOwed, sumReturnsOwed }
