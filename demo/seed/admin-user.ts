import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

const AUTH_PROVIDER = "emailpass"

/** Makes sure that this e-mail address and password open the admin. */
export async function seedAdminUser(container: MedusaContainer, email: string, password: string): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const [user] = await container.resolve(Modules.USER).listUsers({ email })
  if (user) {
    await auth.updateProvider(AUTH_PROVIDER, { entity_id: email, password })
    return
  }
  const { authIdentity, error } = await auth.register(AUTH_PROVIDER, { body: { email, password } })
  if (!authIdentity) {
    throw new Error(`The admin user cannot be created: ${error}`)
  }
  await createUserAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, userData: { email } } })
}
