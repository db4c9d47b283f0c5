const CLOCK_COLUMNS = 10

/** Prints what happens, when (since the first line) and how long it took (since the line before). */
export class Timeline {
  private readonly startedAt = Date.now()
  private lastAt = this.startedAt

  constructor(title: string) {
    console.log(`\n${title}\n${"at".padStart(CLOCK_COLUMNS)}${"took".padStart(CLOCK_COLUMNS)}`)
  }

  add(text: string): void {
    const now = Date.now()
    console.log(`${formatClock(now - this.startedAt)}${formatClock(now - this.lastAt)}   ${text}`)
    this.lastAt = now
  }
}

function formatClock(milliseconds: number): string {
  return `${milliseconds.toLocaleString("en-US")} ms`.padStart(CLOCK_COLUMNS)
}
