import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { findPersonalDataSubject, type SepayPersonalDataInput } from "./find-subject"

/** @throws MedusaError `invalid_data` without one way to name the person, who asks and why; `not_found` */
export const exportSepayPersonalDataStep = createStep(
  "export-sepay-personal-data",
  async (input: SepayPersonalDataInput, { container }) => {
    const { subject, request } = await findPersonalDataSubject(container, input)
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    return new StepResponse(await sepay.personalData.exportPersonalData(subject, request))
  }
)

/** Everything that the ledger knows of one person. Who asked for it, and why, is kept. */
export const exportSepayPersonalDataWorkflow = createWorkflow(
  "export-sepay-personal-data",
  (input: SepayPersonalDataInput) => new WorkflowResponse(exportSepayPersonalDataStep(input))
)
