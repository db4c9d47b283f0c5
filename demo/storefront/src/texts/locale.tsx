import { createContext, type ReactNode, useContext, useEffect } from "react"

import { keep, useKept } from "../shop/kept"
import { en } from "./en"
import { type ShopTexts, vi } from "./vi"

export type Locale = "vi" | "en"

export interface Language {
  locale: Locale
  texts: ShopTexts
  /** As in `124.200 ₫`. Fractions of a đồng are rounded, as they are for the transfer. */
  formatVnd(amount: number): string
}

function makeLanguage(locale: Locale, texts: ShopTexts): Language {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: "VND" })
  return { locale, texts, formatVnd: (amount) => format.format(amount) }
}

const LANGUAGES: Readonly<Record<Locale, Language>> = { vi: makeLanguage("vi", vi), en: makeLanguage("en", en) }

const LanguageContext = createContext<Language>(LANGUAGES.vi)

/** Vietnamese, unless the visitor chose English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = LANGUAGES[useKept("locale") === "en" ? "en" : "vi"]
  useEffect(() => {
    document.documentElement.lang = language.locale
  }, [language])
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function chooseLocale(locale: Locale): void {
  keep("locale", locale)
}

/** Puts values in the place of `{names}`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
