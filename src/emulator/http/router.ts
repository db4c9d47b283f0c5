export type Method = "GET" | "POST" | "PUT" | "DELETE"

/** What every route of a table has. */
export interface RouteShape {
  method: Method
  /** A path with `:name` parts, such as `/v2/bank-accounts/:bankAccountId`. */
  template: string
}

/** A route that a request belongs to. */
export interface RouteMatch<Route extends RouteShape> {
  route: Route
  params: Record<string, string>
}

/** Finds the route of a request in a table. Templates are compiled once. */
export function createRouter<Route extends RouteShape>(
  routes: readonly Route[]
): (method: string, path: string) => RouteMatch<Route> | null {
  const compiled = routes.map((route) => ({ route, pattern: compileTemplate(route.template) }))
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      const match = route.method === method ? pattern.exec(path) : null
      if (match) {
        return { route, params: decodeParams(match.groups ?? {}) }
      }
    }
    return null
  }
}

function compileTemplate(template: string): RegExp {
  return new RegExp(`^${template.replace(/:(\w+)/g, "(?<$1>[^/]+)")}/?$`)
}

function decodeParams(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodePart(value)]))
}

/** A part that is not valid percent-encoding stays as it is: it will not be found. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
