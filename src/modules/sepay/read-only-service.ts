import { MedusaService } from "@medusajs/framework/utils"

/** The methods that Medusa generates for each model and that write. */
const WRITING_METHOD = /^(create|update|delete|softDelete|restore)[A-Z]/

type WritingMethodName = `${"create" | "update" | "delete" | "softDelete" | "restore"}${Capitalize<string>}`

/** A generated service without the methods that write. */
type ReadMethods<Service> = {
  [Name in keyof Service as Name extends WritingMethodName ? never : Name]: Service[Name]
}

/**
 * Medusa's generated service for models, with its methods that read (`query.graph` needs them) and without those that
 * write. The ledger is written by its own SQL, under row locks and constraints; with the generated methods a store's code
 * could delete allocations.
 */
export function ReadOnlyMedusaService<Models extends Parameters<typeof MedusaService>[0]>(models: Models) {
  const Service = MedusaService(models)
  for (const name of Object.getOwnPropertyNames(Service.prototype)) {
    if (WRITING_METHOD.test(name)) {
      Reflect.deleteProperty(Service.prototype, name)
    }
  }
  type Reader = ReadMethods<InstanceType<typeof Service>>
  return Service as unknown as Omit<typeof Service, "prototype"> & (new (...dependencies: unknown[]) => Reader)
}
