import { container } from "@medusajs/framework"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import type { Query } from "./query"

/**
 * A payment provider lives in the payment module's container, which knows neither the ledger nor `query`. They are looked
 * up in the application's container when a payment needs them, so that a store need not declare `dependencies` on its
 * payment module.
 *
 * @throws MedusaError when the plugin itself is not registered.
 */
export function resolveSepay(): SepayModuleService {
  if (!container.hasRegistration(SEPAY_MODULE)) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      'The SePay payment provider needs the plugin: add { resolve: "medusa-payment-sepay", options: { … } } to ' +
        '"plugins" in medusa-config.ts.'
    )
  }
  return container.resolve<SepayModuleService>(SEPAY_MODULE)
}

/** Medusa's `query`, from the application's container. */
export function resolveQuery(): Query {
  return container.resolve(ContainerRegistrationKeys.QUERY)
}

/** Medusa's payment module, from the application's container. */
export function resolvePayment(): IPaymentModuleService {
  return container.resolve(Modules.PAYMENT)
}

/** The store's database, from the application's container. */
export function resolveSql(): Knex {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}
