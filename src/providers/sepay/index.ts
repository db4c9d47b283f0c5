import type { ModuleProviderExports } from "@medusajs/framework/types"
import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import SepayPaymentProvider from "./service"

// The type is spelled out so that the published declarations name only packages that a store has.
const provider: ModuleProviderExports = ModuleProvider(Modules.PAYMENT, { services: [SepayPaymentProvider] })

export default provider
