import { createSepayApi, type SepayApiOptions } from "../../sepay/api/create-sepay-api"
import type { SepayApi, SepayApiVersion } from "../../sepay/api/sepay-api"
import { withPredecessor } from "../../sepay/api/with-predecessor"
import type { SepayContext } from "./context"
import type { ResolvedSepayOptions } from "./options"
import { traced } from "./tracing"

type Access = Pick<SepayApiOptions, "version" | "apiToken" | "baseUrl">

/**
 * The API that the plugin asks now, and those under which earlier orders were opened. SePay limits calls by address: all of
 * them share one limit.
 */
export function createApis(
  options: ResolvedSepayOptions,
  shared: Pick<SepayApiOptions, "rateLimiter" | "onCall">
): Pick<SepayContext, "api" | "apiOf"> {
  const create = ({ version, apiToken, baseUrl }: Access): SepayApi =>
    createSepayApi({
      version,
      apiToken,
      environment: options.environment,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      timeoutMilliseconds: options.requestTimeoutMilliseconds,
      wrapCall: (operation, run) => traced(`sepay.api.${operation}`, { api_version: version }, run),
      ...shared,
    })
  const api = create({ version: options.apiVersion, ...options })
  const access = findPredecessor(options)
  const predecessor = access && create(access)
  const current = predecessor?.version === api.version ? withPredecessor(api, predecessor) : api
  const other = predecessor?.version === api.version ? null : predecessor
  return { api, apiOf: (version: SepayApiVersion) => (version === api.version ? current : other) }
}

/** What the plugin asked before: as the options say, or the other generation in production, which takes the same token. */
function findPredecessor({ apiVersion, apiToken, baseUrl, environment, previousApi }: ResolvedSepayOptions): Access | null {
  if (previousApi !== undefined) {
    return {
      version: previousApi.apiVersion ?? apiVersion,
      apiToken: previousApi.apiToken ?? apiToken,
      ...(previousApi.baseUrl === undefined ? {} : { baseUrl: previousApi.baseUrl }),
    }
  }
  // At another address nobody knows where the other generation is, and SePay has no sandbox of v1.
  const isKnown = environment === "production" && baseUrl === undefined
  return isKnown ? { version: apiVersion === "v2" ? "v1" : "v2", apiToken } : null
}
