import type { AxiosInstance, AxiosResponse } from "axios"
import { z } from "@medusajs/framework/zod"
import { areaOf, listRefusals, refusalSchemas } from "../../scripts/openapi/refusals"
import type { RouteContract } from "../../src/api/contract"
import { contracts } from "../../src/api/contracts"

/** An answer of a store, as far as a contract speaks of it. */
export interface Answer {
  method: string
  /** Without its query. */
  path: string
  status: number
  body: unknown
}

/** Lets every call through this client fail when a route of the plugin answers what its contract does not describe. */
export function checkAnswers(api: AxiosInstance): void {
  api.interceptors.response.use(
    (response) => {
      checkAnswer(toAnswer(api, response))
      return response
    },
    (error: unknown) => {
      if (error instanceof Error && "response" in error && error.response !== undefined) {
        checkAnswer(toAnswer(api, error.response as AxiosResponse))
      }
      throw error
    }
  )
}

/**
 * Compares an answer with the contract of its route. Unknown fields are wrong too: nobody described them.
 *
 * @throws Error which names the fields
 */
export function checkAnswer({ method, path, status, body }: Answer): void {
  const contract = findContract(method, path)
  if (contract === undefined) {
    return
  }
  const problem = findProblem(contract, status, body)
  if (problem !== null) {
    throw new Error(`${method} ${path} answered ${status}, and the contract of ${contract.id} says otherwise.\n${problem}`)
  }
}

/** The contract of the route that a call reaches; of two that fit, the one that names more of its path. */
export function findContract(method: string, path: string): RouteContract | undefined {
  return contracts
    .filter((contract) => contract.method === method && toPattern(contract.path).test(path))
    .sort((one, other) => countParams(one.path) - countParams(other.path))[0]
}

function findProblem(contract: RouteContract, status: number, body: unknown): string | null {
  if (status === (contract.answer.status ?? 200)) {
    return describeMismatch(contract.answer.schema, body)
  }
  const refusals = listRefusals(contract, [])
  return refusals.has(status as never)
    ? describeMismatch(refusalSchemas[areaOf(contract)], body)
    : `It describes ${[...refusals.keys()].join(", ")} and success: ${JSON.stringify(body)}`
}

function describeMismatch(schema: z.ZodType, body: unknown): string | null {
  const parsed = schema.safeParse(body)
  return parsed.success ? null : z.prettifyError(parsed.error)
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}/?$`)
}

function countParams(path: string): number {
  return path.split(":").length - 1
}

function toAnswer(api: AxiosInstance, { config, status, data }: AxiosResponse): Answer {
  const { pathname } = new URL(config.url ?? "", config.baseURL ?? api.defaults.baseURL)
  return { method: (config.method ?? "get").toUpperCase(), path: pathname, status, body: data }
}
