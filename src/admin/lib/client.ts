import Medusa from "@medusajs/js-sdk"

// The dashboard's own build defines these, in a plugin's code too: the same server and the same way to sign in.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

let client: Medusa | undefined

/**
 * The store's admin API, signed in as the dashboard is. It is made for the first call, not when the file is loaded: what
 * throws then takes the whole dashboard with it. A name that a dashboard does not define throws unless `typeof` is asked.
 */
export function getClient(): Medusa {
  client ??= new Medusa({
    baseUrl: (typeof __BACKEND_URL__ === "undefined" ? undefined : __BACKEND_URL__) ?? "/",
    auth: {
      type: (typeof __AUTH_TYPE__ === "undefined" ? undefined : __AUTH_TYPE__) ?? "session",
      ...(typeof __JWT_TOKEN_STORAGE_KEY__ !== "undefined" && __JWT_TOKEN_STORAGE_KEY__
        ? { jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ }
        : {}),
    },
  })
  return client
}
