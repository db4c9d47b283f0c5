/** A page around a program that runs in Node: seen or hidden, online or not. */
export class Page {
  readonly #events = new EventTarget()
  readonly #document = { visibilityState: "visible" }
  readonly #before = {
    addEventListener: globalThis.addEventListener,
    removeEventListener: globalThis.removeEventListener,
    document: globalThis.document,
  }

  constructor() {
    Object.assign(globalThis, {
      addEventListener: this.#events.addEventListener.bind(this.#events),
      removeEventListener: this.#events.removeEventListener.bind(this.#events),
      document: this.#document,
    })
  }

  /** The shopper goes to another tab or app, or comes back. */
  show(isVisible: boolean): void {
    this.#document.visibilityState = isVisible ? "visible" : "hidden"
    this.#events.dispatchEvent(new Event("visibilitychange"))
  }

  /** What the browser says of the network. */
  connect(isOnline: boolean): void {
    this.#events.dispatchEvent(new Event(isOnline ? "online" : "offline"))
  }

  remove(): void {
    Object.assign(globalThis, this.#before)
  }
}
