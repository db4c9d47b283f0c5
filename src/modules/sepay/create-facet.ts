import type { SepayContext } from "./context"

type SubjectFunction = (context: SepayContext, ...rest: never[]) => Promise<unknown>

/** The functions of a subject as other code calls them: the context, their first argument, is filled in. */
export type Facet<Functions extends Record<string, SubjectFunction>> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (context: SepayContext, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/**
 * Makes a subject's facet: its public functions with the context filled in once.
 *
 * @param getContext is asked at each call, because a store without valid options has no context and still starts. What it
 *   throws rejects the call.
 */
export function createFacet<Functions extends Record<string, SubjectFunction>>(
  functions: Functions,
  getContext: () => SepayContext
): Facet<Functions> {
  const bound = Object.entries(functions).map(([name, run]) => [
    name,
    async (...rest: never[]) => run(getContext(), ...rest),
  ])
  // `Object.fromEntries` forgets which function has which name; the mapping above keeps them.
  return Object.fromEntries(bound) as Facet<Functions>
}
