import { confirmReturnOwed, recordReturnOwed, searchReturnsOwed, sumReturnsOwed } from "./returns-owed"
import { undoReturnConfirmation } from "./undo-confirmation"

/** `sepay.returns`: money that goes back to its payers. */
export const returnFunctions = { confirmReturnOwed, recordReturnOwed, searchReturnsOwed, sumReturnsOwed, undoReturnConfirmation }
