import { useEffect, useState } from "react"

/** A value that is `null` again after some time. */
export function usePassingValue<Value>(milliseconds: number): [Value | null, (value: Value | null) => void] {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    if (value === null) {
      return undefined
    }
    const timer = setTimeout(() => setValue(null), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return [value, setValue]
}
