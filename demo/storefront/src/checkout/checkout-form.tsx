import type { HttpTypes } from "@medusajs/framework/types"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useNavigate } from "react-router-dom"

import { useShop } from "../shop/shop"
import { fill, useLanguage } from "../texts/locale"
import { type Buyer, type BuyerField, readBuyer } from "./buyer"
import { Choice } from "./choice"
import { AmountChanged, place } from "./place"
import { type CheckoutChoices, chooseShipping } from "./prepare"

const FIELDS: ReadonlyArray<{ name: BuyerField; type: string; autoComplete: string }> = [
  { name: "fullName", type: "text", autoComplete: "name" },
  { name: "phone", type: "tel", autoComplete: "tel" },
  { name: "address", type: "text", autoComplete: "street-address" },
  { name: "city", type: "text", autoComplete: "address-level1" },
  { name: "email", type: "email", autoComplete: "email" },
]

interface CheckoutFormProps {
  cart: HttpTypes.StoreCart
  choices: CheckoutChoices
}

/** Who buys, how it is delivered, how it is paid. */
export function CheckoutForm({ cart, choices }: CheckoutFormProps) {
  const { texts, formatVnd } = useLanguage()
  const shop = useShop()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [providerId, setProviderId] = useState(choices.providerIds[0] ?? "")
  const placing = useMutation({
    mutationFn: (buyer: Buyer) => place(shop, cart, { buyer, providerId }),
    onSuccess: (path) => navigate(path),
    onError: (error) => error instanceof AmountChanged && queries.invalidateQueries({ queryKey: ["cart"] }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    placing.mutate(readForm(event.currentTarget))
  }
  const { action } = texts.waysToPay[providerId] ?? texts.otherWayToPay
  return (
    <form className="card checkout-form" onSubmit={submit}>
      <BuyerFields buyer={readBuyer(cart)} />
      <ShippingChoice cart={cart} options={choices.shippingOptions} />
      <fieldset>
        <legend>{texts.wayToPay}</legend>
        {choices.providerIds.map((id) => {
          const { title, text } = texts.waysToPay[id] ?? texts.otherWayToPay
          return (
            <Choice
              key={id}
              name="provider"
              title={title}
              text={text}
              isChosen={id === providerId}
              onChoose={() => setProviderId(id)}
            />
          )
        })}
      </fieldset>
      {placing.error && (
        <p className="problem" role="alert">
          {placing.error instanceof AmountChanged
            ? fill(texts.amountChanged, { amount: formatVnd(placing.error.amountVnd) })
            : fill(texts.refused, { reason: placing.error.message })}
        </p>
      )}
      <button type="submit" className="button button-wide" disabled={placing.isPending || providerId === ""}>
        {placing.isPending ? texts.placing : `${action} · ${formatVnd(cart.total)}`}
      </button>
    </form>
  )
}

function BuyerFields({ buyer }: { buyer: Buyer }) {
  const { texts } = useLanguage()
  return (
    <fieldset className="buyer">
      <legend>{texts.buyer}</legend>
      {FIELDS.map(({ name, type, autoComplete }) => (
        <label key={name} className={`field field-${name}`}>
          <span>{texts.buyerFields[name]}</span>
          <input name={name} type={type} autoComplete={autoComplete} defaultValue={buyer[name]} required />
        </label>
      ))}
    </fieldset>
  )
}

interface ShippingChoiceProps {
  cart: HttpTypes.StoreCart
  options: HttpTypes.StoreCartShippingOption[]
}

function ShippingChoice({ cart, options }: ShippingChoiceProps) {
  const { texts, formatVnd } = useLanguage()
  const { sdk } = useShop()
  const queries = useQueryClient()
  const choosing = useMutation({
    mutationFn: (optionId: string) => chooseShipping(sdk, cart.id, optionId),
    onSuccess: (changed) => queries.setQueryData(["cart", cart.id], changed),
  })
  const chosenIds = (cart.shipping_methods ?? []).map(({ shipping_option_id }) => shipping_option_id)
  return (
    <fieldset>
      <legend>{texts.shipping}</legend>
      {options.map(({ id, name, amount, type }) => (
        <Choice
          key={id}
          name="shipping"
          title={name}
          text={type.description}
          price={formatVnd(amount)}
          isChosen={chosenIds.includes(id)}
          onChoose={() => choosing.mutate(id)}
        />
      ))}
    </fieldset>
  )
}

function readForm(form: HTMLFormElement): Buyer {
  const values = new FormData(form)
  const read = (name: BuyerField) => String(values.get(name) ?? "")
  return {
    email: read("email"),
    fullName: read("fullName"),
    phone: read("phone"),
    address: read("address"),
    city: read("city"),
  }
}
