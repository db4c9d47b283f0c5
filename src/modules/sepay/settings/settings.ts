import type { LedgerContext } from "../context"
import type { PaymentFlow } from "../owed/receivable"
import { newId, NOT_DELETED, type SepayEnvironment, type Sql, uniqueWhereNotDeleted } from "../sql"
import { recordAdminAction } from "./admin-actions"

/** What admins set for the whole store. `null`: as the plugin's options say. */
export interface StoreSettings {
  vaDurationSeconds: Record<PaymentFlow, number | null>
}

/** What admins set for the whole store. */
export async function loadSettings({ sql, environment }: LedgerContext): Promise<StoreSettings> {
  const row = await sql("sepay_setting")
    .where({ environment, ...NOT_DELETED })
    .first<{ order_first_va_duration_seconds: number | null; pay_first_va_duration_seconds: number | null } | undefined>()
  return {
    vaDurationSeconds: {
      order_first: row?.order_first_va_duration_seconds ?? null,
      pay_first: row?.pay_first_va_duration_seconds ?? null,
    },
  }
}

/** Notes that SePay's test webhook came and its signature is right. */
export async function recordWebhookTest({ sql, environment }: LedgerContext): Promise<void> {
  await sql("sepay_setting")
    .insert({ id: newId("sepset"), environment, webhook_tested_at: sql.fn.now() })
    .onConflict(uniqueWhereNotDeleted(sql, "environment"))
    .merge(["webhook_tested_at"])
}

/** Writes what an admin set for the whole store, and who did. */
export async function saveSettings(
  { sql, environment }: LedgerContext,
  settings: StoreSettings,
  actorId: string
): Promise<void> {
  await sql.transaction(async (transaction) => {
    await writeSettings(transaction, environment, settings)
    const action = { action: "settings.update" as const, subjectId: null, actorId, details: { ...settings } }
    await recordAdminAction({ sql: transaction, environment }, action)
  })
}

async function writeSettings(sql: Sql, environment: SepayEnvironment, settings: StoreSettings): Promise<void> {
  await sql("sepay_setting")
    .insert({
      id: newId("sepset"),
      environment,
      order_first_va_duration_seconds: settings.vaDurationSeconds.order_first,
      pay_first_va_duration_seconds: settings.vaDurationSeconds.pay_first,
      updated_at: sql.fn.now(),
    })
    .onConflict(uniqueWhereNotDeleted(sql, "environment"))
    .merge(["order_first_va_duration_seconds", "pay_first_va_duration_seconds", "updated_at"])
}
