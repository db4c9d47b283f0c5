import type { AdminSepayChecklistKey } from "../../../api/admin/sepay/settings/setup/types"

interface ChecklistTexts {
  title: string
  /** What to do while it is not done. */
  next: string
}

/** The texts of the checklist's lines. */
export const checklistTexts: Record<AdminSepayChecklistKey, ChecklistTexts> = {
  options: { title: "settings.checklist.options.title", next: "settings.checklist.options.next" },
  token: { title: "settings.checklist.token.title", next: "settings.checklist.token.next" },
  bank_account: { title: "settings.checklist.bankAccount.title", next: "settings.checklist.bankAccount.next" },
  webhook_authentication: {
    title: "settings.checklist.webhookAuthentication.title",
    next: "settings.checklist.webhookAuthentication.next",
  },
  webhook_received: {
    title: "settings.checklist.webhookReceived.title",
    next: "settings.checklist.webhookReceived.next",
  },
  region: { title: "settings.checklist.region.title", next: "settings.checklist.region.next" },
  shared_lock: { title: "settings.checklist.sharedLock.title", next: "settings.checklist.sharedLock.next" },
}
