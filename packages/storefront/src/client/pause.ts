/** A pause that can be cut short. */
export interface Pause {
  /** @returns whether the pause was cut short */
  wait(milliseconds: number): Promise<boolean>
  cutShort(): void
}

export function createPause(): Pause {
  let cutShort = () => {}
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds, false)
        cutShort = () => {
          clearTimeout(timer)
          resolve(true)
        }
      }),
    cutShort: () => cutShort(),
  }
}
