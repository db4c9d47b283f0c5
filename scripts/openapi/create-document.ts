import {
  createDocument,
  type oas31,
  type ZodOpenApiHeadersObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi"
import type { RouteContract } from "../../src/api/contract"
import { type Area, areaOf, listRefusals, refusalSchemas } from "./refusals"

/** What a role has to grant for a route, as `sepay_audit:read`. */
export type FindPolicies = (contract: RouteContract) => string[]

const JSON_TYPE = "application/json"

const DESCRIPTION =
  "The routes that the plugin adds to a Medusa store. Amounts are whole đồng (VND), times are ISO 8601.\n\n" +
  "Answers may get further fields in a later version: ignore what you do not know. Fields are removed or " +
  "changed in a major " +
  "version only. Unknown fields of a query or a body are refused."

const SECURITY: Record<Area, oas31.SecurityRequirementObject[]> = {
  admin: [{ adminToken: [] }, { adminSession: [] }, { secretApiKey: [] }],
  store: [{ publishableApiKey: [] }],
  hooks: [{ webhookSignature: [], webhookTimestamp: [] }, { webhookApiKey: [] }],
}

const SECURITY_SCHEMES: Record<string, oas31.SecuritySchemeObject> = {
  adminToken: { type: "http", scheme: "bearer", description: "The token of `POST /auth/user/emailpass`." },
  adminSession: { type: "apiKey", in: "cookie", name: "connect.sid", description: "The session of Medusa's admin." },
  secretApiKey: {
    type: "http",
    scheme: "basic",
    description:
      "A secret API key of the store as user name, without a password. With Medusa's RBAC on it may call nothing.",
  },
  publishableApiKey: { type: "apiKey", in: "header", name: "x-publishable-api-key" },
  webhookSignature: {
    type: "apiKey",
    in: "header",
    name: "X-SePay-Signature",
    description: "`sha256=` and the hex HMAC-SHA256 over `<X-SePay-Timestamp>.<body>`.",
  },
  webhookTimestamp: {
    type: "apiKey",
    in: "header",
    name: "X-SePay-Timestamp",
    description: "Unix seconds, within 300 s of now.",
  },
  webhookApiKey: { type: "apiKey", in: "header", name: "Authorization", description: "`Apikey` and the key." },
}

const TAGS: Array<oas31.TagObject & { name: string }> = [
  { name: "Store", description: "For storefronts: what a shopper sees of a payment." },
  { name: "Webhook", description: "For SePay." },
  { name: "Payments", description: "Payments of orders, their virtual accounts." },
  { name: "Transactions", description: "Money that moved, and what it is for." },
  { name: "Returns", description: "Money that goes back to payers." },
  { name: "Audit", description: "Whether SePay, the ledger and Medusa agree." },
  { name: "Reconciliation", description: "Reading what no webhook brought." },
  { name: "Bank accounts", description: "The company's bank accounts at SePay." },
  { name: "Reports", description: "Health, statistics, and what waits for a person." },
  { name: "Settings", description: "What admins set for the whole store." },
  { name: "Personal data", description: "What is known of payers." },
]

const RETRY_AFTER: ZodOpenApiHeadersObject = {
  "Retry-After": { description: "Seconds.", required: true, schema: { type: "integer" } },
}

/** The tag of an admin route, by the folder below `/admin/sepay`. */
const TAGS_OF_FOLDERS: Record<string, string> = {
  payments: "Payments",
  money: "Transactions",
  returns: "Returns",
  audit: "Audit",
  reconciliation: "Reconciliation",
  "bank-accounts": "Bank accounts",
  reports: "Reports",
  settings: "Settings",
  "personal-data": "Personal data",
}

/** Writes the contracts as one OpenAPI 3.1 document. */
export function createOpenApiDocument(contracts: readonly RouteContract[], findPolicies: FindPolicies): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: describeOperation(contract, findPolicies) }
  }
  const document = createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "medusa-payment-sepay",
        // The plugin's own version changes with every release; this one with what clients rely on.
        version: "1.0.0",
        description: DESCRIPTION,
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: "http://localhost:9000", description: "A Medusa server in development." }],
      tags: TAGS,
      paths,
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    { override: ({ jsonSchema, io }) => simplify(jsonSchema, io) }
  )
  simplifyParameters(document)
  return document
}

/** What of a JSON schema is simplified. */
interface WrittenSchema {
  additionalProperties?: unknown
  minimum?: number
  maximum?: number
  format?: string
  pattern?: string
}

/** Leaves out what says nothing to a reader: safe integers, the pattern behind a format. And fields may be added to answers. */
function simplify(schema: WrittenSchema, io: "input" | "output"): void {
  if (io === "output" && schema.additionalProperties === false) {
    delete schema.additionalProperties
  }
  if (schema.minimum === Number.MIN_SAFE_INTEGER) {
    delete schema.minimum
  }
  if (schema.maximum === Number.MAX_SAFE_INTEGER) {
    delete schema.maximum
  }
  if (schema.format !== undefined) {
    delete schema.pattern
  }
}

/**
 * A parameter's description stands beside its schema. Express reads `amount_vnd[$gte]=1` as an object, which OpenAPI calls
 * `deepObject`.
 */
function simplifyParameters(document: oas31.OpenAPIObject): void {
  const operations = Object.values(document.paths ?? {}).flatMap(({ get, post, delete: remove }) => [get, post, remove])
  for (const parameter of operations.flatMap((operation) => operation?.parameters ?? [])) {
    if ("in" in parameter && parameter.schema && !("$ref" in parameter.schema)) {
      delete parameter.schema.description
      if (parameter.in === "query" && parameter.schema.type === "object") {
        parameter.style = "deepObject"
        parameter.explode = true
      }
    }
  }
}

function describeOperation(contract: RouteContract, findPolicies: FindPolicies): ZodOpenApiOperationObject {
  const { id, summary, description, params, query, headers, body } = contract
  const area = areaOf(contract)
  return {
    operationId: id,
    tags: [tagOf(contract, area)],
    summary,
    description,
    security: SECURITY[area],
    ...(params || query || headers
      ? { requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) } }
      : {}),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          (body.contentTypes ?? [JSON_TYPE]).map((type) => [
            type,
            { schema: body.schema, ...(type === JSON_TYPE && { example: body.example }) },
          ])
        ),
      },
    }),
    responses: describeAnswers(contract, area, findPolicies),
  }
}

function describeAnswers(contract: RouteContract, area: Area, findPolicies: FindPolicies): ZodOpenApiResponsesObject {
  const { answer } = contract
  const reasons = listRefusals(contract, findPolicies(contract))
  return {
    [`${answer.status ?? 200}`]: {
      description: answer.status === 202 ? "Begun." : "Done.",
      content: { [answer.contentType ?? JSON_TYPE]: { schema: answer.schema } },
    },
    ...Object.fromEntries(
      [...reasons].map(([status, sentences]) => [
        `${status}`,
        {
          description: sentences.join(" "),
          content: { [JSON_TYPE]: { schema: refusalSchemas[area] } },
          ...(answer.contentType === "text/event-stream" && (status === 429 || status === 503) && { headers: RETRY_AFTER }),
        },
      ])
    ),
  }
}

function tagOf({ path }: RouteContract, area: Area): string {
  if (area !== "admin") {
    return area === "store" ? "Store" : "Webhook"
  }
  const folder = path.split("/")[3] ?? ""
  const tag = TAGS_OF_FOLDERS[folder]
  if (tag === undefined) {
    throw new Error(`No tag is named for /admin/sepay/${folder}: add it to TAGS_OF_FOLDERS in ${__filename}.`)
  }
  return tag
}
