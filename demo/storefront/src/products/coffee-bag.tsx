const LOOKS = [
  { bag: "#4a2a1a", fold: "#3a2014", label: "#f2d9b1", sign: "#a4471f", ground: "#ecd9bd" },
  { bag: "#2f5743", fold: "#244534", label: "#f4ead6", sign: "#c8702b", ground: "#dbe3cf" },
] as const

/** A bag of coffee with the shop's sign on it. */
export function CoffeeBag({ rank }: { rank: number }) {
  const { bag, fold, label, sign, ground } = LOOKS[rank % 2 === 0 ? 0 : 1]
  return (
    <svg className="coffee-bag" viewBox="0 0 320 200" aria-hidden="true" style={{ background: ground }}>
      <ellipse cx="160" cy="182" rx="74" ry="9" fill="#000" opacity="0.12" />
      <path d="M112 46h96l8 128a8 8 0 0 1-8 8h-96a8 8 0 0 1-8-8z" fill={bag} />
      <path d="M112 46h96l1.5 22h-99z" fill={fold} />
      <rect x="108" y="30" width="104" height="18" rx="3" fill={bag} />
      <rect x="108" y="37" width="104" height="3" fill={fold} />
      <rect x="122" y="84" width="76" height="78" rx="6" fill={label} />
      <g transform="translate(160 112)" fill={sign}>
        <rect x="-20" y="-17" width="40" height="4" rx="2" />
        <path d="M-16-11h32l-5 15h-22z" />
        <rect x="-1.5" y="4" width="3" height="9" rx="1.5" />
        <path d="M-12 15h24v3a8 8 0 0 1-8 8h-8a8 8 0 0 1-8-8z" />
      </g>
      <rect x="134" y="146" width="52" height="4" rx="2" fill={sign} opacity="0.55" />
      <Bean x={76} y={172} angle={-24} />
      <Bean x={250} y={174} angle={18} />
      <Bean x={268} y={164} angle={70} />
    </svg>
  )
}

function Bean({ x, y, angle }: { x: number; y: number; angle: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${angle})`}>
      <ellipse rx="11" ry="7.5" fill="#5a3320" />
      <path d="M-10 1c6-4 13 3 20-1" stroke="#2f190e" strokeWidth="1.6" fill="none" />
    </g>
  )
}
