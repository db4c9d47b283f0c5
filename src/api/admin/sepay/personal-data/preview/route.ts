import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { findSubject } from "../../../../../workflows/personal-data/find-subject"
import { findOrderReferences } from "../../order-references"
import { describePreview } from "../describe"
import type { AdminSepayPersonalDataPreviewResponse } from "../types"
import type { personNameSchema } from "../validators"

/** What an export or an erasure of one person would be about. It says nothing that a person wrote, and is not logged. */
export async function POST(
  request: MedusaRequest<z.output<typeof personNameSchema>>,
  response: MedusaResponse<AdminSepayPersonalDataPreviewResponse>
): Promise<void> {
  const subject = await findSubject(request.scope, request.validatedBody)
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const preview = await sepay.personalData.previewPersonalData(subject)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const collectionIds = preview.transactions.flatMap(({ paymentCollectionIds }) => paymentCollectionIds)
  response.setHeader("cache-control", "no-store")
  response.json({ preview: describePreview(preview, await findOrderReferences(query, collectionIds)) })
}
