import { MedusaService } from "@medusajs/framework/utils"
import BenchTransaction from "./models/bench-transaction"

/** A module as Medusa's documentation makes one: nothing but the generated methods. */
class BenchInsertService extends MedusaService({ BenchTransaction }) {}

export default BenchInsertService
