import apiConfig from "../../src/api/middlewares"
import type { FindPolicies } from "./create-document"

/** The policies that a route's middlewares ask for. */
export const findPolicies: FindPolicies = ({ method, path }) => {
  const routes = (apiConfig.routes ?? []).filter(({ matcher, methods }) => matcher === path && methods?.includes(method))
  return routes.flatMap(({ policies = [] }) =>
    [policies].flat().map(({ resource, operation }) => `${resource}:${operation}`)
  )
}
