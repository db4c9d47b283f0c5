import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { AxiosResponse } from "axios"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminSepayBankAccount } from "../../src/api/admin/sepay/bank-accounts/types"
import { seedAdminUser } from "../../demo/seed/admin-user"
import { ADMIN } from "../support/admin"
import { listAdminRoutes } from "../support/plugin-routes"
import { ROOT } from "../support/environment"
import { expectCapturedOnce } from "../support/orders"
import { describeStoreWith } from "../support/running-store"
import { transfer } from "../support/sepay"
import { expectOk } from "../support/shopper"

const SUPER_ADMIN_ROLE = "role_super_admin"

type Headers = Record<string, string>

/** Which policy the README says that a route asks for, by route. */
function readDocumentedPolicies(): Map<string, string> {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8")
  const rows = readme.matchAll(/^\| `(sepay_\w+:\w+)` \|.*\|(.*)\|$/gm)
  const documented = [...rows].flatMap(([, policy, routes]) =>
    [...String(routes).matchAll(/`([^`]+)`/g)].map(([, route]): [string, string] => [String(route), String(policy)])
  )
  return new Map(documented)
}

const ROUTES = listAdminRoutes()
const DOCUMENTED = readDocumentedPolicies()
const POLICIES = [...new Set(DOCUMENTED.values())]
const READING = POLICIES.filter((policy) => policy.endsWith(":read"))

function pick({ status, data }: AxiosResponse) {
  return { status, data }
}

/** The policy, and the one to read the same resource. */
function withReading(policy: string): string[] {
  return [...new Set([policy, policy.replace(/:\w+$/, ":read")])]
}

describeStoreWith({ env: { MEDUSA_FF_RBAC: "true" } }, (store) => {
  let superAdmin: Headers
  let users: number

  beforeEach(async () => {
    users = 0
    const { id, email } = await addUser()
    await store()
      .container.resolve(ContainerRegistrationKeys.LINK)
      .create({ [Modules.USER]: { user_id: id }, [Modules.RBAC]: { rbac_role_id: SUPER_ADMIN_ROLE } })
    superAdmin = await signIn(email)
  })

  async function addUser(): Promise<{ id: string; email: string }> {
    users += 1
    const email = `user-${users}@example.com`
    await seedAdminUser(store().container, email, ADMIN.password)
    const [user] = await store().container.resolve(Modules.USER).listUsers({ email })
    return { id: user?.id ?? "", email }
  }

  async function signIn(email: string): Promise<Headers> {
    const { data } = await store().api.post("/auth/user/emailpass", { email, password: ADMIN.password })
    return { authorization: `Bearer ${data.token}` }
  }

  /** A new user with a new role that grants these policies, made as the store's owner makes them in the admin. */
  async function signInWithRole(policies: readonly string[]): Promise<Headers> {
    const { api } = store()
    const asOwner = { headers: superAdmin }
    const { id, email } = await addUser()
    const { data: all } = await api.get("/admin/rbac/policies?limit=1000", asOwner)
    const granted = all.policies.filter(({ key }: { key: string }) => policies.includes(key))
    expect(granted).toHaveLength(policies.length)
    const role = { name: `role of ${email}`, policy_ids: granted.map((policy: { id: string }) => policy.id) }
    const { data } = await api.post("/admin/rbac/roles", role, asOwner)
    await api.post(`/admin/rbac/roles/${data.role.id}/users`, { users: [id] }, asOwner)
    return signIn(email)
  }

  /** Calls a route, with an id that nothing has. */
  async function call(route: string, headers: Headers, body: object = {}) {
    const [method = "", path = ""] = route.split(" ")
    return store().api.request({
      method,
      url: `/admin/sepay${path.replace(":id", "unknown_1")}`,
      headers,
      ...(method === "GET" || method === "HEAD" ? {} : { data: body }),
      validateStatus: () => true,
    })
  }

  /** The routes that answer 403 to this user. */
  async function listRefused(headers: Headers): Promise<string[]> {
    const answers = await Promise.all(ROUTES.map(async (route) => ({ route, ...pick(await call(route, headers)) })))
    // A route that lets the user through finds nothing under an unknown id, or misses its body.
    expect(answers.filter(({ status }) => ![200, 202, 400, 403, 404].includes(status))).toEqual([])
    return answers.filter(({ status }) => status === 403).map(({ route }) => route)
  }

  describe("with Medusa's RBAC switched on", () => {
    it("each admin route asks for one policy, and the README says which", () => {
      expect([...DOCUMENTED.keys()].sort()).toEqual(ROUTES)
    })

    it("a user without a role is refused by every route", async () => {
      expect(await listRefused(await signIn((await addUser()).email))).toEqual(ROUTES)
    })

    it("a role that grants nothing is refused by every route, in any spelling of its path", async () => {
      const headers = await signInWithRole([])
      expect(await listRefused(headers)).toEqual(ROUTES)
      const spellings = ROUTES.flatMap((route) => {
        const [method = "", path = ""] = route.split(" ")
        const others = [`${method} ${path}/`, `${method} ${path.toUpperCase().replace(":ID", ":id")}`]
        return method === "GET" ? [...others, `HEAD ${path}`] : others
      })
      const answers = await Promise.all(spellings.map(async (spelling) => [spelling, (await call(spelling, headers)).status]))
      expect(answers).toEqual(spellings.map((spelling) => [spelling, 403]))
    })

    it("a role with policies of other resources is refused by every route", async () => {
      const headers = await signInWithRole(["order:read", "order:update", "payment:read", "payment:update"])
      expect(await listRefused(headers)).toEqual(ROUTES)
    })

    it("a secret API key, which has no role, is refused by every route", async () => {
      const { result } = await createApiKeysWorkflow(store().container).run({
        input: { api_keys: [{ title: "Monitor", type: "secret", created_by: "test" }] },
      })
      const headers = { authorization: `Basic ${Buffer.from(`${result[0]?.token}:`).toString("base64")}` }
      expect(await listRefused(headers)).toEqual(ROUTES)
    })

    it("a role that only reads can read everything and change nothing", async () => {
      // The preview reads too: what names the person is in its body, because addresses of pages are logged.
      const changing = ROUTES.filter((route) => !route.startsWith("GET ") && route !== "POST /personal-data/preview")
      expect(await listRefused(await signInWithRole(READING))).toEqual(changing)
    })

    it("a policy opens the routes that the README names, and no other", async () => {
      for (const policy of POLICIES) {
        const granted = withReading(policy)
        const others = ROUTES.filter((route) => !granted.includes(String(DOCUMENTED.get(route))))
        expect([policy, await listRefused(await signInWithRole(granted))]).toEqual([policy, others])
      }
    })

    it("changing something asks for reading it too, because the answer shows it", async () => {
      const changing = POLICIES.filter((policy) => !READING.includes(policy))
      expect(await listRefused(await signInWithRole(changing))).toEqual(ROUTES)
    })

    it("Medusa tells the admin's pages which of the policies a user has", async () => {
      const granted = ["sepay_personal_data:export", "sepay_personal_data:read"]
      const headers = await signInWithRole(granted)
      const { api } = store()
      expect(expectOk(await api.get("/admin/feature-flags", { headers })).feature_flags).toMatchObject({ rbac: true })
      expect(expectOk(await api.get("/admin/rbac/me/permissions", { headers })).permissions).toEqual(granted)
      const { permissions } = expectOk(await api.get("/admin/rbac/me/permissions", { headers: superAdmin }))
      expect(permissions).toEqual(expect.arrayContaining(POLICIES))
    })

    it("a super admin is refused by no route", async () => {
      expect(await listRefused(superAdmin)).toEqual([])
    })

    it("money is moved by the role that may decide, and not by the one that may look", async () => {
      const { api, shopper, emulator, container, bagVariantId } = store()
      const { orderId, sessionId } = await shopper.placeOrder(bagVariantId)
      const { amount_vnd } = await shopper.payment(sessionId)
      const reader = await signInWithRole(READING)
      const decider = await signInWithRole(withReading("sepay_transaction:update"))
      // To the bank account itself, without a code: a person has to say what it is for.
      const { bank_accounts } = expectOk(await api.get("/admin/sepay/bank-accounts", { headers: reader }))
      const { account_number } = bank_accounts.find((account: AdminSepayBankAccount) => account.bank_name === "BIDV")
      await transfer(emulator, { accountNumber: account_number, amountVnd: amount_vnd, content: "tien hang" })
      const [transaction] = expectOk(await api.get("/admin/sepay/money/transactions", { headers: reader })).transactions
      const match = `/admin/sepay/money/transactions/${transaction.id}/match`
      const body = { order_id: orderId, reason: "The customer sent a screenshot." }

      const refused = await api.post(match, body, { headers: reader, validateStatus: () => true })
      expect(refused.status).toBe(403)
      expect(refused.data.message).toContain("sepay_transaction:update")
      expect((await shopper.payment(sessionId)).status).toBe("waiting")

      expectOk(await api.post(match, body, { headers: decider }))
      await expectCapturedOnce(container, orderId)
    })
  })
})
