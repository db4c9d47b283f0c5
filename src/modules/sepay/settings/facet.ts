import { findLastAdminAction, listAdminActionPage, recordAdminAction } from "./admin-actions"
import { loadSettings, recordWebhookTest, saveSettings } from "./settings"

/** `sepay.settings`: what admins set for the whole store, and what they did. */
export const settingFunctions = {
  findLastAdminAction,
  listAdminActionPage,
  loadSettings,
  recordAdminAction,
  recordWebhookTest,
  saveSettings,
}
