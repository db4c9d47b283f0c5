import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface MissingPolicyProps {
  policies: string[]
}

/** Says which policies the user's roles lack, for whoever can grant them. */
export function MissingPolicy({ policies }: MissingPolicyProps) {
  const { t } = useTranslation("sepay")
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t("personalData.missingPolicy", { policies: policies.join(", ") })}
    </Text>
  )
}
