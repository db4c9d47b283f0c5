import { randomUUID } from "node:crypto"
import type { VietnamTime } from "../company/clock"
import type { BankAccount, Transaction } from "../company/model"
import type { WebhookContentType, WebhookPayloadKind } from "./webhook-config"

/** The fields of a webhook, as SePay names them; the short payload lacks what is optional here. */
export interface WebhookPayload {
  id: number
  gateway: string
  transactionDate: VietnamTime
  accountNumber?: string
  subAccount?: string | null
  code: string | null
  content?: string
  transferType: "in" | "out"
  description?: string
  transferAmount: number
  accumulated?: number
  referenceCode?: string
}

/** A body on the wire. */
export interface EncodedBody {
  contentType: string
  body: Buffer
}

/** The webhook that tells of a transaction. */
export function transactionPayload(transaction: Transaction, kind: WebhookPayloadKind): WebhookPayload {
  return choosePayload(kind, {
    id: transaction.id,
    gateway: transaction.bank,
    transactionDate: transaction.transactedAt,
    accountNumber: transaction.accountNumber,
    subAccount: transaction.vaNumber,
    code: transaction.code,
    content: transaction.content,
    transferType: transaction.direction,
    description: `BankAPINotify ${transaction.content}`,
    transferAmount: transaction.amountVnd,
    accumulated: transaction.accumulatedVnd,
    referenceCode: transaction.referenceNumber,
  })
}

/** What the dashboard's "Test send" posts: no transaction stands behind it and its id is 0. */
export function testPayload(account: BankAccount, now: VietnamTime, kind: WebhookPayloadKind): WebhookPayload {
  return choosePayload(kind, {
    id: 0,
    gateway: account.bank,
    transactionDate: now,
    accountNumber: account.accountNumber,
    subAccount: null,
    code: null,
    content: "Test send",
    transferType: "in",
    description: "BankAPINotify Test send",
    transferAmount: 10_000,
    accumulated: account.balanceVnd,
    referenceCode: "TEST",
  })
}

/** Writes a payload as JSON or as a form; in forms, every value is text and `null` is empty. */
export function encodePayload(payload: WebhookPayload, contentType: WebhookContentType): EncodedBody {
  if (contentType === "json") {
    return { contentType: "application/json", body: Buffer.from(JSON.stringify(payload)) }
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value ?? "")])
  if (contentType === "form") {
    const body = Buffer.from(new URLSearchParams(fields).toString())
    return { contentType: "application/x-www-form-urlencoded", body }
  }
  return encodeMultipart(fields)
}

function choosePayload(kind: WebhookPayloadKind, full: WebhookPayload): WebhookPayload {
  if (kind === "full") {
    return full
  }
  const { id, gateway, transactionDate, code, transferAmount, transferType } = full
  return { id, gateway, transactionDate, code, transferAmount, transferType }
}

function encodeMultipart(fields: readonly [string, string][]): EncodedBody {
  const boundary = `----SePayEmulator${randomUUID()}`
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  }
}
