import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { BENCH_INSERT_MODULE } from "../../../modules/bench-insert"
import type BenchInsertService from "../../../modules/bench-insert/service"

/** The fields of a SePay webhook, unchecked: this route is what recording one is compared with. */
interface WebhookBody {
  id: number
  gateway: string
  transactionDate: string
  accountNumber: string
  subAccount: string | null
  code: string | null
  content: string
  transferType: "in" | "out"
  transferAmount: number
  referenceCode: string
}

/** What a Medusa developer would write first: one row, through the module's generated method. */
export async function POST(request: MedusaRequest<WebhookBody>, response: MedusaResponse): Promise<void> {
  const { body } = request
  const rows = request.scope.resolve<BenchInsertService>(BENCH_INSERT_MODULE)
  await rows.createBenchTransactions({
    environment: "production",
    webhook_id: String(body.id),
    api_id: null,
    source: "webhook",
    direction: body.transferType,
    amount_vnd: body.transferAmount,
    bank_name: body.gateway,
    account_number: body.accountNumber,
    va_number: body.subAccount,
    code: body.code,
    reference_number: body.referenceCode,
    content: body.content,
    transacted_at: new Date(body.transactionDate),
    payload: { ...body },
  })
  response.status(200).json({ success: true })
}
