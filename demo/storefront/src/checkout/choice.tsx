interface ChoiceProps {
  /** Of the group. */
  name: string
  title: string
  text: string
  price?: string
  isChosen: boolean
  onChoose(): void
}

/** One of several that can be chosen, as a row with a word of explanation. */
export function Choice({ name, title, text, price, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} required />
      <span className="choice-text">
        <strong>{title}</strong>
        <small>{text}</small>
      </span>
      {price && <span className="amount">{price}</span>}
    </label>
  )
}
