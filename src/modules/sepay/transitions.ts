import { MedusaError } from "@medusajs/framework/utils"

/** States × events → next state. A pair that is not in the table is not allowed. */
export type TransitionTable<Status extends string, Event extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Event, Status>>>>
>

/** An event that the table of transitions does not have for the status. It says that the plugin has a mistake. */
export class IllegalTransitionError extends MedusaError {
  /** @param subject what has the status, with its id where that is known: `VA order sepvao_1`. */
  constructor(
    subject: string,
    readonly status: string,
    readonly event: string
  ) {
    super(
      MedusaError.Types.UNEXPECTED_STATE,
      `${subject} is "${status}", where "${event}" is not allowed. Nothing was changed. This is a mistake in the plugin: ` +
        "please report this message to its maintainers."
    )
    this.name = "IllegalTransitionError"
  }
}

/** The status that follows on an event. @throws IllegalTransitionError when the table does not have the pair */
export function nextStatus<Status extends string, Event extends string>(
  table: TransitionTable<Status, Event>,
  subject: string,
  status: Status,
  event: Event
): Status {
  const next = table[status][event]
  if (next === undefined) {
    throw new IllegalTransitionError(subject, status, event)
  }
  return next
}
