/** A phin: the filter that drips on the cup, the shop's sign. */
export function PhinIcon() {
  return (
    <svg className="icon" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="7" y="5" width="18" height="2.6" rx="1.3" fill="currentColor" />
      <path d="M9 9h14l-2.2 8h-9.6z" fill="var(--caramel)" />
      <path d="M16 18v4" stroke="var(--caramel)" strokeWidth="2" strokeLinecap="round" />
      <path d="M10.5 23h11v2a4 4 0 0 1-4 4h-3a4 4 0 0 1-4-4z" fill="currentColor" />
    </svg>
  )
}

export function CartIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
      <path d="M5 8h14l-1.2 11.2a2 2 0 0 1-2 1.8H8.2a2 2 0 0 1-2-1.8z" strokeLinejoin="round" />
      <path d="M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5" strokeLinecap="round" />
    </svg>
  )
}
