import { useLanguage } from "../texts/locale"

export function Footer() {
  const { texts } = useLanguage()
  return <footer className="footer">{texts.footer}</footer>
}
