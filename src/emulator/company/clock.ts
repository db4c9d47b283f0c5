/** Vietnam time (UTC+7) as text without a zone, `YYYY-MM-DD HH:mm:ss`: SePay's only format. It sorts like time. */
export type VietnamTime = string

const VIETNAM_OFFSET_MILLISECONDS = 7 * 3_600_000

/** Formats milliseconds since 1970 as {@link VietnamTime}. */
export function toVietnamTime(milliseconds: number): VietnamTime {
  return new Date(milliseconds + VIETNAM_OFFSET_MILLISECONDS).toISOString().slice(0, 19).replace("T", " ")
}

/** The same moment as ISO 8601 with its zone, as v2 answers with `timestamp_format=iso8601`. */
export function toIso8601(time: VietnamTime): string {
  return `${time.replace(" ", "T")}+07:00`
}

/** The emulator's clock: the computer's, plus what was skipped with {@link advance}. */
export class Clock {
  private offsetMilliseconds = 0

  /** Now. */
  now(): VietnamTime {
    return toVietnamTime(Date.now() + this.offsetMilliseconds)
  }

  /** Now plus `seconds`. */
  after(seconds: number): VietnamTime {
    return toVietnamTime(Date.now() + this.offsetMilliseconds + seconds * 1000)
  }

  /** Skips time, so that VAs expire. Scheduled webhooks do not move: they are scaled, not skipped. */
  advance(seconds: number): void {
    this.offsetMilliseconds += seconds * 1000
  }

  /** Back to the computer's time. */
  reset(): void {
    this.offsetMilliseconds = 0
  }
}
