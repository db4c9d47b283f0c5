import { useMutation, type QueryKey, useQueryClient } from "@tanstack/react-query"

import { useErrorToast } from "./use-error-toast"

interface SepayMutationOptions<TData, TVariables> {
  mutationFn: (variables: TVariables) => Promise<TData>
  /**
   * What has to be read anew. After a failure too: what an admin acted on may have changed meanwhile, which is often
   * why it failed.
   */
  invalidates: QueryKey[]
  onSuccess?: (data: TData, variables: TVariables) => void
  /** @returns whether it has shown the error itself: no toast then */
  onError?: (error: unknown) => boolean
}

/** A change on the server: an error is shown in a toast, in the server's words. */
export function useSepayMutation<TData, TVariables = void>(options: SepayMutationOptions<TData, TVariables>) {
  const queries = useQueryClient()
  const showError = useErrorToast()
  return useMutation<TData, unknown, TVariables>({
    mutationFn: options.mutationFn,
    onSuccess: options.onSuccess,
    onError: (error) => {
      if (!options.onError?.(error)) {
        showError(error)
      }
    },
    onSettled: () => Promise.all(options.invalidates.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
