import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import SepayPaymentProvider from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [SepayPaymentProvider] })
