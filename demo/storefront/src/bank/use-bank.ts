import { useEffect, useRef, useState } from "react"

import { useShop } from "../shop/shop"
import { fill, type Language, useLanguage } from "../texts/locale"
import type { BankAnswer } from "./bank"
import { makeTransfers, type NoTransfer, planTransfers, type TransferKind } from "./transfers"

const MOST_SENTENCES = 5

/** In the language that the shop speaks when it is shown. */
type Sentence = (language: Language) => string

interface SaidSentence {
  id: number
  sentence: Sentence
}

/** Makes transfers to the virtual account that a payment has now, and tells what the bank says. */
export function useBank(paymentSessionId: string) {
  const { payments } = useShop()
  const language = useLanguage()
  const [said, setSaid] = useState<SaidSentence[]>([])
  const [isBusy, setIsBusy] = useState(false)
  const leaving = useRef(new AbortController())

  useEffect(() => {
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [paymentSessionId])

  const say = (sentence: Sentence) => {
    setSaid((before) => [{ id: (before[0]?.id ?? 0) + 1, sentence }, ...before].slice(0, MOST_SENTENCES))
  }
  const transferAs = async (kind: TransferKind, signal: AbortSignal) => {
    const payment = await payments.get(paymentSessionId, { signal })
    const plan = planTransfers(kind, payment, new Date())
    if (typeof plan === "string") {
      say(NO_TRANSFER[plan])
      return
    }
    if (plan.waitMilliseconds > 0) {
      const seconds = Math.ceil(plan.waitMilliseconds / 1_000)
      say(({ texts }) => fill(texts.bankWaits, { seconds }))
      await wait(plan.waitMilliseconds, signal)
    }
    await makeTransfers(plan, (answer) => say(describeAnswer(answer)))
  }
  const run = async (kind: TransferKind) => {
    const { signal } = leaving.current
    setIsBusy(true)
    try {
      await transferAs(kind, signal)
    } catch (error) {
      if (!signal.aborted) {
        const reason = error instanceof Error ? error.message : String(error)
        say(({ texts }) => fill(texts.bankFailed, { reason }))
      }
    } finally {
      setIsBusy(false)
    }
  }
  return { sentences: said.map(({ id, sentence }) => ({ id, text: sentence(language) })), isBusy, run }
}

const NO_TRANSFER: Readonly<Record<NoTransfer, Sentence>> = {
  nothing_to_pay: ({ texts }) => texts.bankNothingToPay,
  too_long: ({ texts }) => texts.bankTooLong,
}

function describeAnswer(answer: BankAnswer): Sentence {
  return ({ texts, formatVnd }) => {
    const amount = formatVnd(answer.amountVnd)
    if (answer.outcome === "taken") {
      return fill(texts.bankTaken, { amount })
    }
    return fill(texts.bankRefused, { amount, reason: texts.bankReasons[answer.reason] ?? answer.message })
  }
}

/** @throws when the page is left before */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
