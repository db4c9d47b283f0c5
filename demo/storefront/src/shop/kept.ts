import { useSyncExternalStore } from "react"

/** What the browser keeps, for all tabs of the shop and for when somebody comes back. */
export type KeptName = "cart" | "payment" | "locale"

const listeners = new Set<() => void>()

/** @returns what is kept under the name, now and after each change by this or another tab */
export function useKept(name: KeptName): string | null {
  return useSyncExternalStore(subscribe, () => readKept(name))
}

export function readKept(name: KeptName): string | null {
  return localStorage.getItem(keyOf(name))
}

/** @param value `null`: nothing is kept any more */
export function keep(name: KeptName, value: string | null): void {
  if (value === null) {
    localStorage.removeItem(keyOf(name))
  } else {
    localStorage.setItem(keyOf(name), value)
  }
  listeners.forEach((listener) => listener())
}

function keyOf(name: KeptName): string {
  return `ca-phe-pho-co.${name}`
}

/** The browser tells other tabs only. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener("storage", listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener("storage", listener)
  }
}
