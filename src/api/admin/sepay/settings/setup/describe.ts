import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import { joinMessages } from "../../../../../modules/sepay/bank-accounts/choose-bank-account"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { isSepayProvider } from "../../../../../providers/sepay/provider-id"
import { describeHealth } from "../../reports/health/describe"
import type { AdminSepayHealth } from "../../reports/health/types"
import type { AdminSepayChecklistItem, AdminSepayChecklistKey, AdminSepaySetup } from "./types"

/**
 * How the store is connected with SePay, and what is left to do before it takes its first transfer.
 *
 * @param webhookUrl where this server is called under the address that the admin uses.
 */
export async function describeSetup(container: MedusaContainer, webhookUrl: string): Promise<AdminSepaySetup> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const health = await describeHealth(sepay)
  const options = sepay.isConfigured ? sepay.options : null
  const webhook = options?.webhook ?? { hmacSecrets: [], apiKeys: [], allowedIps: [] }
  const authentications = [
    ...(webhook.hmacSecrets.length > 0 ? ["hmac" as const] : []),
    ...(webhook.apiKeys.length > 0 ? ["api_key" as const] : []),
  ]
  return {
    connection: {
      environment: health.environment,
      api_version: health.api_version,
      base_url: options?.baseUrl ?? null,
      order_code_prefix: options?.orderCodePrefix ?? null,
      token: health.token,
    },
    webhook: {
      url: webhookUrl,
      authentications,
      allowed_ip_count: webhook.allowedIps.length,
      last_at: health.last_webhook_at,
    },
    last_reconciliation: health.last_reconciliation,
    checklist: await describeChecklist(container, sepay, health, authentications.length > 0),
  }
}

async function describeChecklist(
  container: MedusaContainer,
  sepay: SepayModuleService,
  health: AdminSepayHealth,
  hasAuthentication: boolean
): Promise<AdminSepayChecklistItem[]> {
  if (!sepay.isConfigured) {
    return [item("options", false, sepay.configurationProblems.join(" "))]
  }
  const lock = sepay.sharedLock
  return [
    item("options", true),
    item("token", health.token?.is_valid === true, health.token?.message ?? null),
    await describeBankAccounts(sepay),
    item("webhook_authentication", hasAuthentication),
    item("webhook_received", health.last_webhook_at !== null),
    item("region", await hasRegion(container)),
    ...(lock === "not_needed" ? [] : [item("shared_lock", lock === "shared")]),
  ]
}

async function describeBankAccounts(sepay: SepayModuleService): Promise<AdminSepayChecklistItem> {
  const enabled = (await sepay.bankAccounts.listAllBankAccounts()).filter(({ isEnabled }) => isEnabled)
  const isDone = enabled.some(({ problems }) => problems.length === 0)
  const messages = enabled.map(({ bankName, accountNumber, problems }) => `${bankName} ${accountNumber}: ${joinMessages(problems)}`)
  return item("bank_account", isDone, isDone || messages.length === 0 ? null : messages.join(" "))
}

/** Whether shoppers of a region with this currency can choose SePay. */
async function hasRegion(container: MedusaContainer): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "region",
    fields: ["id", "payment_providers.id"],
    filters: { currency_code: "vnd" },
  })
  const regions = data as Array<{ payment_providers?: Array<{ id: string } | null> | null }>
  return regions.some(({ payment_providers: providers }) =>
    (providers ?? []).some((provider) => provider !== null && isSepayProvider(provider.id))
  )
}

function item(key: AdminSepayChecklistKey, is_done: boolean, message: string | null = null): AdminSepayChecklistItem {
  return { key, is_done, message: is_done ? null : message }
}
