import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../src/modules/sepay"
import type SepayModuleService from "../../src/modules/sepay/service"
import { eventually } from "./shopper"

const ORDER_FIELDS = [
  "id",
  "status",
  "payment_status",
  "total",
  "items.id",
  "summary.*",
  "transactions.*",
  "payment_collections.*",
  "payment_collections.payments.*",
  "payment_collections.payments.captures.*",
]

/** An order with its money, as Medusa has it. */
export async function readOrder(container: MedusaContainer, orderId: string) {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: orderId } })
  return data[0]
}

/** The order is captured once, in full, with nothing outstanding. */
export async function expectCapturedOnce(container: MedusaContainer, orderId: string): Promise<void> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  await eventually("the capture", async () => (await readOrder(container, orderId)).transactions?.length > 0)
  await eventually("the settlement", async () => {
    const due = await sepay.listSepayReceivables({ settlement_status: "due" })
    return due.length === 0
  })
  const order = await readOrder(container, orderId)
  const payments = order.payment_collections.flatMap((one: { payments: unknown[] }) => one.payments)
  expect(payments).toHaveLength(1)
  expect(payments[0].canceled_at).toBeNull()
  expect(payments[0].captures).toHaveLength(1)
  expect(order.transactions).toHaveLength(1)
  expect(Number(order.transactions[0].amount)).toBe(Number(order.total))
  expect(Number(order.summary.pending_difference)).toBe(0)
}
