import { newId, NOT_DELETED, uniqueWhereNotDeleted } from "./columns"
import type { PaymentFlow, SepayEnvironment, Sql } from "./types"

/** What admins set for the whole store. `null`: as the plugin's options say. */
export interface StoreSettings {
  vaDurationSeconds: Record<PaymentFlow, number | null>
}

/** What admins set for the whole store. */
export async function loadSettings(sql: Sql, environment: SepayEnvironment): Promise<StoreSettings> {
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
export async function recordWebhookTest(sql: Sql, environment: SepayEnvironment): Promise<void> {
  await sql("sepay_setting")
    .insert({ id: newId("sepset"), environment, webhook_tested_at: sql.fn.now() })
    .onConflict(uniqueWhereNotDeleted(sql, "environment"))
    .merge(["webhook_tested_at"])
}

/** Writes what admins set for the whole store. */
export async function saveSettings(sql: Sql, environment: SepayEnvironment, settings: StoreSettings): Promise<void> {
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
