import type { IWorkflowEngineService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { type BankAccountQuestion, judgeAnswer } from "../../modules/sepay/bank-accounts/ask-for-bank-account"
import { logLine } from "../../modules/sepay/log"
import { toReason } from "../../sepay/log-text"
import { LateCalls } from "./late-calls"

/** The workflow that asks. It is run by its name: workflows are above providers. */
export const CHOOSE_BANK_ACCOUNT_WORKFLOW_ID = "choose-sepay-bank-account"

/** Where the store's own code registers its handler. */
export const CHOOSE_BANK_ACCOUNT_HOOK = "chooseBankAccount"

/** A shopper waits, and SePay has to be called after it within the same eight seconds. */
const WAIT_MILLISECONDS = 1_000

/** What the store's hook is asked. */
export interface ChooseSepayBankAccountInput {
  /** The ledger's receivable. */
  receivable_id: string
  payment_collection_id: string
  payment_session_id: string
  /** What the virtual account is to be over, in whole VND. */
  amount_vnd: number
  /** At least two, in the order that admins set; any of them can take the payment. The first one is the default. */
  candidates: SepayBankAccountCandidate[]
}

/** A bank account of the store's on which the virtual account can be opened. */
export interface SepayBankAccountCandidate {
  /** The plugin's id of the account, which the hook answers. */
  id: string
  /** SePay's short name, such as `BIDV`. */
  bank_name: string
  /** The bank's NAPAS BIN. */
  bank_bin: string
  account_number: string
  account_holder_name: string
}

interface Run {
  result: unknown
  errors: ReadonlyArray<{ error: unknown }>
}

const lateAnswers = new LateCalls()

/**
 * Asks the store's hook under which of several accounts a virtual account is to be opened. The hook can stop no checkout: what
 * it throws, an answer that cannot be followed, or none within a second is logged, and the default account is taken.
 *
 * @returns a candidate's id; `null`: the default one.
 */
export async function askStoreForBankAccount(container: MedusaContainer, question: BankAccountQuestion): Promise<string | null> {
  const warn = (problem: string): null => {
    const [first] = question.candidates
    const sentence =
      `the store's hook ${CHOOSE_BANK_ACCOUNT_HOOK} (in its src/workflows/hooks) chose no bank account: ${problem}. ` +
      `${first?.bankName} ${first?.accountNumber} is taken, the first one in the settings. Correct the hook`
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(logLine(sentence, { receivable_id: question.receivableId }))
    return null
  }
  if (lateAnswers.isFull) {
    return warn("it is not asked, because too many earlier questions have no answer yet")
  }
  try {
    const waitMilliseconds = Math.min(WAIT_MILLISECONDS, question.deadlineAt - Date.now())
    const ended = await lateAnswers.waitFor(runHook(container, question), waitMilliseconds)
    if (ended === null) {
      return warn(`it did not answer within ${WAIT_MILLISECONDS / 1_000} second`)
    }
    const run = ended.value
    const [failure] = run.errors
    if (failure) {
      return warn(`it failed: ${toReason(failure.error)}`)
    }
    const { bankAccountId, problem } = judgeAnswer(question.candidates, run.result)
    return problem === null ? bankAccountId : warn(problem)
  } catch (error) {
    return warn(`it could not be asked: ${toReason(error)}`)
  }
}

async function runHook(container: MedusaContainer, question: BankAccountQuestion): Promise<Run> {
  const input: ChooseSepayBankAccountInput = {
    receivable_id: question.receivableId,
    payment_collection_id: question.paymentCollectionId,
    payment_session_id: question.paymentSessionId,
    amount_vnd: question.amountVnd,
    candidates: question.candidates.map(({ id, bankName, bankBin, accountNumber, accountHolderName }) => ({
      id,
      bank_name: bankName,
      bank_bin: bankBin,
      account_number: accountNumber,
      account_holder_name: accountHolderName,
    })),
  }
  const engine = container.resolve<IWorkflowEngineService>(Modules.WORKFLOW_ENGINE)
  return engine.run(CHOOSE_BANK_ACCOUNT_WORKFLOW_ID, { input, throwOnError: false })
}
