const FIELD = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/** A moment in Vietnam's time as a browser's field for date and time writes it; `null` where it is none. Pure. */
export function toVietnamMoment(field: string): Date | null {
  const at = FIELD.test(field) ? new Date(`${field}+07:00`) : new Date(Number.NaN)
  return Number.isNaN(at.getTime()) ? null : at
}
