import type { ReactNode } from "react"

import { isNotFound } from "../shop/store-errors"
import { fill, useLanguage } from "../texts/locale"

interface LoadableProps<T> {
  query: { data: T | undefined; error: Error | null; refetch(): unknown }
  children: (data: T) => ReactNode
}

/** What was asked for as soon as it is there, or why it is not. */
export function Loadable<T>({ query: { data, error, refetch }, children }: LoadableProps<T>) {
  const { texts } = useLanguage()
  if (data !== undefined) {
    return <>{children(data)}</>
  }
  if (error) {
    return (
      <div className="card notice" role="alert">
        <p>{isNotFound(error) ? texts.notFound : fill(texts.cannotLoad, { reason: error.message })}</p>
        <button type="button" className="button" onClick={() => refetch()}>
          {texts.tryAgain}
        </button>
      </div>
    )
  }
  return (
    <p className="loading" role="status">
      {texts.loading}
    </p>
  )
}
