import { Module } from "@medusajs/framework/utils"
import SepayModuleService from "./service"

/** The name under which the ledger is registered in Medusa's container. */
export const SEPAY_MODULE = "sepay"

export default Module(SEPAY_MODULE, { service: SepayModuleService })
