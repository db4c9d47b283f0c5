import type { AxiosInstance } from "axios"
import type { MedusaContainer } from "@medusajs/framework/types"
import { seedAdminUser } from "../../demo/seed/admin-user"

/** The admin user of the stores under test. */
export const ADMIN = { email: "anna@example.com", password: "a-password-for-tests" }

/** Makes an admin user and signs in over HTTP. @returns the headers of an admin's calls */
export async function signInAsAdmin(api: AxiosInstance, container: MedusaContainer): Promise<Record<string, string>> {
  await seedAdminUser(container, ADMIN.email, ADMIN.password)
  const { data } = await api.post("/auth/user/emailpass", ADMIN)
  return { authorization: `Bearer ${data.token}` }
}
