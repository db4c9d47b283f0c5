import type { TFunction } from "i18next"

import type { Person, PersonWay } from "./person"

/** How a way to name a person is called. */
export function wayText(t: TFunction<"sepay">, way: PersonWay): string {
  const texts: Record<PersonWay, string> = {
    email: t("personalData.way.email"),
    order: t("personalData.way.order"),
    customer: t("personalData.way.customer"),
    transactions: t("personalData.way.transactions"),
    unreadable: t("personalData.way.unreadable"),
  }
  return texts[way]
}

/** Which person was named, as a heading says it. */
export function personText(t: TFunction<"sepay">, person: Person): string {
  switch (person.way) {
    case "email":
    case "customer":
      return person.email
    case "order":
      return t("personalData.person.order", { order: person.displayId })
    case "transactions":
      return t("personalData.person.transactions", { count: person.ids.length })
    case "unreadable":
      return t("personalData.person.unreadable", { count: person.ids.length })
  }
}
