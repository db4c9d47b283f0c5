type Stop = () => Promise<unknown>

/** What was started, and how to end it: last started, first ended. */
export class Shutdown {
  private readonly stops: Stop[] = []
  private running: Promise<void> | undefined

  /** Whether the end has begun. */
  get hasBegun(): boolean {
    return this.running !== undefined
  }

  /** Has `stop` called at the end; at once when the end has begun already. */
  async add(stop: Stop): Promise<void> {
    if (this.hasBegun) {
      await stop()
      throw new Error("The demo is being stopped.")
    }
    this.stops.push(stop)
  }

  /** Ends everything, once; later callers wait for the same end. */
  run(): Promise<void> {
    this.running ??= this.stopAll()
    return this.running
  }

  private async stopAll(): Promise<void> {
    for (const stop of this.stops.reverse()) {
      await stop().catch((error: Error) => console.error(`While stopping: ${error.message}`))
    }
  }
}
