/** Coffee drips from a phin into a glass. */
export function PhinPicture() {
  return (
    <svg className="phin-picture" viewBox="0 0 260 260" aria-hidden="true">
      <circle cx="130" cy="132" r="112" fill="#fff" opacity="0.06" />
      <g fill="none" stroke="#f7efe3" strokeWidth="4" strokeLinecap="round" opacity="0.35">
        <path d="M108 34c-8 10 8 16 0 28" />
        <path d="M132 26c-8 11 8 18 0 30" />
        <path d="M156 34c-8 10 8 16 0 28" />
      </g>
      <rect x="92" y="68" width="76" height="9" rx="4.5" fill="#e6e2dc" />
      <path d="M90 78h80l-5 46h-70z" fill="#c9c3ba" />
      <path d="M90 78h22l-2 46h-15z" fill="#ded9d1" />
      <rect x="70" y="124" width="120" height="9" rx="4.5" fill="#e6e2dc" />
      <rect x="128" y="133" width="4" height="40" fill="#3b1f10" />
      <path d="M88 140h84l-8 86a8 8 0 0 1-8 7h-52a8 8 0 0 1-8-7z" fill="#fff" opacity="0.16" />
      <path d="M93 174h74l-5 50a6 6 0 0 1-6 5h-52a6 6 0 0 1-6-5z" fill="#3b1f10" />
      <path d="M95.6 206h68.8l-2 18a6 6 0 0 1-6 5h-52.8a6 6 0 0 1-6-5z" fill="#f1dfbd" />
      <ellipse cx="130" cy="174" rx="37" ry="4" fill="#5a3320" />
    </svg>
  )
}
