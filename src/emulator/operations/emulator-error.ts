/**
 * An answer other than success, before it is put in v2's or v1's words.
 *
 * SePay leaves `error_code` out on 404 and on some 400s: `errorCode` is `null` there.
 */
export class EmulatorError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string | null,
    message: string
  ) {
    super(message)
    this.name = "EmulatorError"
  }

  static notFound(what: string): EmulatorError {
    return new EmulatorError(404, null, `${what} not found`)
  }

  static badRequest(message: string): EmulatorError {
    return new EmulatorError(400, null, message)
  }

  static validation(message: string): EmulatorError {
    return new EmulatorError(422, "validation_error", message)
  }

  static invalidState(message: string): EmulatorError {
    return new EmulatorError(422, "invalid_state", message)
  }
}
