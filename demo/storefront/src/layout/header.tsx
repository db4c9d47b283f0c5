import { Link } from "react-router-dom"

import { countItems, useCart } from "../shop/cart"
import { useShop } from "../shop/shop"
import { chooseLocale, fill, type Locale, useLanguage } from "../texts/locale"
import { CartIcon, PhinIcon } from "./icons"

const LOCALES: ReadonlyArray<{ locale: Locale; name: string; short: string }> = [
  { locale: "vi", name: "Tiếng Việt", short: "VI" },
  { locale: "en", name: "English", short: "EN" },
]

export function Header() {
  const { texts } = useLanguage()
  const { bank } = useShop()
  return (
    <header className="header">
      {bank && <p className="header-notice">{texts.demoNotice}</p>}
      <div className="header-bar">
        <Link className="header-brand" to="/" aria-label={`${texts.shopName}: ${texts.home}`}>
          <PhinIcon />
          <span lang="vi">{texts.shopName}</span>
        </Link>
        <LanguageSwitch />
        <CartLink />
      </div>
    </header>
  )
}

function LanguageSwitch() {
  const { locale, texts } = useLanguage()
  return (
    <div className="language-switch" role="group" aria-label={texts.language}>
      {LOCALES.map((one) => (
        <button
          key={one.locale}
          type="button"
          lang={one.locale}
          aria-label={one.name}
          aria-pressed={one.locale === locale}
          onClick={() => chooseLocale(one.locale)}
        >
          {one.short}
        </button>
      ))}
    </div>
  )
}

function CartLink() {
  const { texts } = useLanguage()
  const { data: cart } = useCart()
  const count = countItems(cart)
  return (
    <Link className="cart-link" to="/checkout" aria-label={fill(texts.cartWithCount, { count })}>
      <CartIcon />
      <span className="cart-link-text">{texts.cart}</span>
      {count > 0 && <span className="cart-link-count">{count}</span>}
    </Link>
  )
}
