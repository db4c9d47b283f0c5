import { Drawer, Hint, toast } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type { AdminSepaySettings } from "../../api/admin/sepay/settings/types"
import { DrawerHeader } from "../components/drawer-header"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { DrawerForm } from "../settings/drawer-form"
import { FLOWS, type Flow } from "./flows"
import { joinLifeTime, splitLifeTime } from "./life-time"
import { type LifeTimeForm, LifeTimeField } from "./life-time-field"

interface VaLifeTimeDrawerProps {
  settings: AdminSepaySettings
  onClose: () => void
}

/** Where an admin sets how long a payer can transfer. */
export function VaLifeTimeDrawer({ settings, onClose }: VaLifeTimeDrawerProps) {
  const { t } = useTranslation("sepay")
  const form = useForm<LifeTimeForm>({
    mode: "onChange",
    defaultValues: { order_first: fillIn(settings, "order_first"), pay_first: fillIn(settings, "pay_first") },
  })
  const save = useSepayMutation({
    mutationFn: (filledIn: LifeTimeForm) =>
      sepayAdminApi.updateSettings({
        va_duration_seconds: {
          order_first: readSeconds(filledIn.order_first),
          pay_first: readSeconds(filledIn.pay_first),
        },
      }),
    invalidates: [sepayKeys.settings],
    onSuccess: () => {
      toast.success(t("settings.lifeTime.saved"))
      onClose()
    },
  })
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content>
        <DrawerHeader title={t("settings.lifeTime.title")} description={t("settings.lifeTime.newOnly")} />
        <FormProvider {...form}>
          <DrawerForm
            saveText={t("settings.lifeTime.save")}
            isSaving={save.isPending}
            canSave={form.formState.isDirty && form.formState.isValid}
            onSubmit={form.handleSubmit((filledIn) => save.mutate(filledIn))}
          >
            {FLOWS.map((flow) => (
              <LifeTimeField key={flow} flow={flow} defaultSeconds={settings.default_va_duration_seconds[flow]} />
            ))}
            <Hint>{t("settings.lifeTime.invalid")}</Hint>
          </DrawerForm>
        </FormProvider>
      </Drawer.Content>
    </Drawer>
  )
}

function fillIn(settings: AdminSepaySettings, flow: Flow): LifeTimeForm[Flow] {
  const own = settings.va_duration_seconds[flow]
  const { count, unit } = splitLifeTime(own ?? settings.default_va_duration_seconds[flow])
  return { isFromOptions: own === null, count: String(count), unit }
}

function readSeconds({ isFromOptions, count, unit }: LifeTimeForm[Flow]): number | null {
  return isFromOptions ? null : joinLifeTime(count, unit)
}
