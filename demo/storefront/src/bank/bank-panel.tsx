import { useShop } from "../shop/shop"
import { useLanguage } from "../texts/locale"
import { ShortLifeSwitch } from "./short-life-switch"
import type { TransferKind } from "./transfers"
import { useBank } from "./use-bank"

/** Plays the payer's bank; with the real SePay there is no such panel. */
export function BankPanel({ paymentSessionId }: { paymentSessionId: string }) {
  const { bank } = useShop()
  return bank && <Panel paymentSessionId={paymentSessionId} canShortenVaLife={bank.canShortenVaLife} />
}

function Panel({ paymentSessionId, canShortenVaLife }: { paymentSessionId: string; canShortenVaLife: boolean }) {
  const { texts } = useLanguage()
  const { sentences, isBusy, run } = useBank(paymentSessionId)
  const actions: ReadonlyArray<[kind: TransferKind, text: string]> = [
    ["exact", texts.bankExact],
    ["part", texts.bankPart],
    ["twice", texts.bankTwice],
    ["late", texts.bankLate],
  ]
  return (
    <section className="bank" aria-labelledby="bank">
      <p className="bank-tag">{texts.bankTag}</p>
      <h2 id="bank">{texts.bank}</h2>
      <p>{texts.bankText}</p>
      <div className="bank-actions">
        {actions.map(([kind, text]) => (
          <button key={kind} type="button" disabled={isBusy} onClick={() => void run(kind)}>
            {text}
          </button>
        ))}
      </div>
      <div role="log" aria-label={texts.bank}>
        <ul>
          {sentences.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </div>
      {canShortenVaLife && <ShortLifeSwitch />}
    </section>
  )
}
