type PageEvent = "offline" | "online" | "visibilitychange"

/** Listens to the page, if there is one (Node and React Native have no such events), until the signal is aborted. */
export function listenToPage(type: PageEvent, listener: () => void, signal: AbortSignal): void {
  globalThis.addEventListener?.(type, listener, { signal })
}

/** Whether nobody sees the page. What has no page is always seen. */
export function isPageHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden"
}
