import { useEffect, useState } from "react"

/** A value that changes only once its source has been still for a moment: what is typed is asked for once. */
export function useDebounced<T>(source: T, milliseconds = 300): T {
  const [value, setValue] = useState(source)
  useEffect(() => {
    const timer = setTimeout(() => setValue(source), milliseconds)
    return () => clearTimeout(timer)
  }, [source, milliseconds])
  return value
}
