import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { findPersonalDataSubject, type SepayPersonalDataInput } from "./find-subject"

/**
 * What was removed is gone: a workflow that fails later brings nothing back.
 *
 * @throws MedusaError `invalid_data` without one way to name the person, who asks and why; `not_found`
 */
export const eraseSepayPersonalDataStep = createStep(
  "erase-sepay-personal-data",
  async (input: SepayPersonalDataInput, { container }) => {
    const { subject, request } = await findPersonalDataSubject(container, input)
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    return new StepResponse(await sepay.personalData.erasePersonalData(subject, request))
  }
)

/** Removes one person's data from the ledger; amounts and references stay. Who asked for it, and why, is kept. */
export const eraseSepayPersonalDataWorkflow = createWorkflow(
  "erase-sepay-personal-data",
  (input: SepayPersonalDataInput) => new WorkflowResponse(eraseSepayPersonalDataStep(input))
)
