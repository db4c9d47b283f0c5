/** What became of a transfer. */
export type BankAnswer =
  | { outcome: "taken"; amountVnd: number }
  /** The bank sends the money back. */
  | { outcome: "refused"; amountVnd: number; reason: string; message: string }

/** Transfers as a payer's bank does, by way of the page's own server. @throws when the emulator does not answer */
export async function transfer(vaNumber: string, amountVnd: number): Promise<BankAnswer> {
  const response = await post("/bank/transfers", { vaNumber, amountVnd })
  if (response.ok) {
    return { outcome: "taken", amountVnd }
  }
  const refusal = (await response.json()) as { reason?: string; message: string }
  if (refusal.reason === undefined) {
    throw new TypeError(refusal.message)
  }
  return { outcome: "refused", amountVnd, reason: refusal.reason, message: refusal.message }
}

const VA_LIFE = "/bank/va-life"
const SHORT_LIFE_SECONDS = 60

/** Whether virtual accounts that are opened from now on expire after a minute. */
export async function readShortLife(): Promise<boolean> {
  return toShortLife(await fetch(VA_LIFE))
}

export async function writeShortLife(isShort: boolean): Promise<boolean> {
  return toShortLife(await post(VA_LIFE, { seconds: isShort ? SHORT_LIFE_SECONDS : null }))
}

async function toShortLife(response: Response): Promise<boolean> {
  const answer = (await response.json()) as { seconds: number | null; message?: string }
  if (!response.ok) {
    throw new TypeError(answer.message)
  }
  return answer.seconds === SHORT_LIFE_SECONDS
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
}
