import type { BankAccount } from "./bank-account"

/** Under which of several accounts is this payment's virtual account to be opened? */
export interface BankAccountQuestion {
  receivableId: string
  paymentCollectionId: string
  paymentSessionId: string
  /** What the virtual account is to be over, in whole VND. */
  amountVnd: number
  /** At least two, in the store's order: any of them can take the payment. */
  candidates: readonly BankAccount[]
  /** Milliseconds since 1970 after which nobody has a use for the answer. */
  deadlineAt: number
}

/**
 * Asks the store's own code. It never throws, and answers soon: a shopper waits.
 *
 * @returns the id of a candidate; `null`: the first one.
 */
export type AskForBankAccount = (question: BankAccountQuestion) => Promise<string | null>

/** The chosen account (`null`: the first one), and what is wrong with an answer that cannot be followed. */
export interface BankAccountAnswer {
  bankAccountId: string | null
  problem: string | null
}

/** The longest part of an answer that is repeated in a log line. */
const LONGEST_QUOTE = 100

/** Judges what the store's own code answered. It can be anything. Pure. */
export function judgeAnswer(candidates: readonly Pick<BankAccount, "id">[], answer: unknown): BankAccountAnswer {
  if (answer === undefined || answer === null) {
    return { bankAccountId: null, problem: null }
  }
  if (typeof answer !== "string") {
    return { bankAccountId: null, problem: `it answered ${typeof answer === "object" ? "an object" : `a ${typeof answer}`} instead of an account's id` }
  }
  return candidates.some(({ id }) => id === answer)
    ? { bankAccountId: answer, problem: null }
    : { bankAccountId: null, problem: `it answered "${answer.slice(0, LONGEST_QUOTE)}", which is none of the candidates' ids` }
}
