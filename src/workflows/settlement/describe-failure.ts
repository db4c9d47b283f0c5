import { toReason } from "../../sepay/log-text"

/** Why a workflow that ran with `throwOnError: false` failed; `null` when it did not. */
export function describeFailure(errors: ReadonlyArray<{ error: unknown }> | undefined): string | null {
  const [first] = errors ?? []
  return first === undefined ? null : toReason(first.error)
}
