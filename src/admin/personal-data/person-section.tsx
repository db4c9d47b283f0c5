import { useState } from "react"
import { useTranslation } from "react-i18next"

import { SegmentedSwitch } from "../components/segmented-switch"
import { SettingsSection } from "../components/settings-section"
import { OrderSearch } from "../money/decisions/order-search"
import { CustomerSearch } from "./customer-search"
import { EmailSearch } from "./email-search"
import { type Person, PERSON_WAYS, type PersonWay, WAY_POLICIES } from "./person"
import { PersonPreview } from "./person-preview"
import { TransactionPicker } from "./transaction-picker"
import { UnreadableRowPicker } from "./unreadable-row-picker"
import { wayText } from "./way-texts"

interface PersonSectionProps {
  can: (policy: string) => boolean
}

/** Finds one person, shows what is known, and offers to export and to erase it. */
export function PersonSection({ can }: PersonSectionProps) {
  const { t } = useTranslation("sepay")
  const [way, setWay] = useState<PersonWay>("email")
  const [person, setPerson] = useState<Person | null>(null)
  const ways = PERSON_WAYS.filter((one) => {
    const policy = WAY_POLICIES[one]
    return policy === null || can(policy)
  })
  return (
    <SettingsSection level="h1" title={t("personalData.title")} description={t("personalData.description")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <SegmentedSwitch
          label={t("personalData.way.label")}
          options={ways.map((value) => ({ value, label: wayText(t, value) }))}
          value={way}
          onChange={(next) => {
            setWay(next)
            setPerson(null)
          }}
        />
        {/* Not in the address of the page: browsers and proxies keep it. */}
        <div className="flex max-w-[640px] flex-col gap-y-3">
          {way === "email" && <EmailSearch onFind={setPerson} />}
          {way === "order" && (
            <OrderSearch
              label={t("personalData.person.searchOrder")}
              chosenOrderId={person?.way === "order" ? person.id : null}
              onChoose={({ order }) => setPerson({ way: "order", id: order.id, displayId: order.display_id })}
            />
          )}
          {way === "customer" && (
            <CustomerSearch chosenId={person?.way === "customer" ? person.id : null} onChoose={setPerson} />
          )}
          {way === "transactions" && <TransactionPicker onPick={setPerson} />}
          {way === "unreadable" && <UnreadableRowPicker onPick={setPerson} />}
        </div>
      </div>
      {person !== null && <PersonPreview key={JSON.stringify(person)} person={person} can={can} />}
    </SettingsSection>
  )
}
