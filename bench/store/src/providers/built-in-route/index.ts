import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import BuiltInRouteProvider from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [BuiltInRouteProvider] })
