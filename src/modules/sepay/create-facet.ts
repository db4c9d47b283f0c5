import type { SepayContext } from "./context"

type SubjectFunction = (context: SepayContext, ...rest: never[]) => Promise<unknown>

/** The functions of a subject as other code calls them: the context, their first argument, is filled in. */
export type Facet<Functions extends Record<string, SubjectFunction>> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (context: SepayContext, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** The context or, for a store that has none because its options are wrong, a function that throws why. */
export type ContextOrRefusal = SepayContext | (() => never)

/**
 * Makes a subject's facet: its public functions with the context filled in. Without a context each call is rejected with
 * what the refusal throws: a store with wrong options still starts.
 */
export function createFacet<Functions extends Record<string, SubjectFunction>>(
  functions: Functions,
  context: ContextOrRefusal
): Facet<Functions> {
  const bind = (run: SubjectFunction) =>
    typeof context === "function" ? async () => context() : async (...rest: never[]) => run(context, ...rest)
  const bound = Object.entries(functions).map(([name, run]) => [name, bind(run)])
  // `Object.fromEntries` forgets which function has which name; the mapping above keeps them.
  return Object.fromEntries(bound) as Facet<Functions>
}
