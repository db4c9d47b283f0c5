import { SepayError } from "../errors"

/** The SepayError that a call ends with; anything else fails the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<SepayError> {
  const outcome: unknown = await promise.then(
    (value) => `resolved: ${JSON.stringify(value)}`,
    (error: unknown) => error
  )
  if (!(outcome instanceof SepayError)) {
    throw new Error(`A SepayError was expected, not ${String(outcome)}`)
  }
  return outcome
}
