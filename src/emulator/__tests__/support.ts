/** What the emulator's specs share: an emulator that stops by itself, an HTTP client and a store's webhook endpoint. */
import { createServer } from "node:http"
import type { IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"
import type { BankName } from "../../sepay/banks"
import { DEFAULT_BANK_ACCOUNTS, startEmulator } from "../index"
import type { Emulator, EmulatorOptions } from "../index"

const cleanups: (() => Promise<unknown>)[] = []

/** Call once per spec file: stops what its tests started. */
export function stopEverythingAfterEach(): void {
  afterEach(async () => {
    await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()))
  })
}

/** An emulator without rate limits unless the options say otherwise. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ requestsPerSecond: { v2: null, v1: null }, ...options })
  cleanups.push(() => emulator.stop())
  return emulator
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The parsed body; `undefined` when it is empty or not JSON. Specs look at it as at any JSON. */
  json: Json
}

/** JSON of any shape: every step into it is another one. */
export interface Json {
  [key: string]: Json
  [index: number]: Json
}

export interface Call {
  token?: string | null
  /** Sent as JSON, or as the form that it is. */
  body?: unknown
  signal?: AbortSignal
}

/** Calls the emulator; paths are relative to its root. */
export async function call(emulator: Emulator, methodAndPath: string, options: Call = {}): Promise<Answer> {
  const [method, path] = methodAndPath.split(" ")
  const { body, token = emulator.apiToken, signal } = options
  const isForm = body instanceof URLSearchParams || body instanceof FormData
  const response = await fetch(`${emulator.url}${path}`, {
    method,
    signal,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    body: isForm || body === undefined ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parseOrUndefined(text) }
}

/** The path of an account's orders in v2. */
export function v2Orders(bank: BankName): string {
  return `/v2/bank-accounts/${DEFAULT_BANK_ACCOUNTS[bank].id}/orders`
}

/** The path of the BIDV account's orders in v1. */
export const V1_ORDERS = `/userapi/bidv/${DEFAULT_BANK_ACCOUNTS.BIDV.v1Id}/orders`

/** What each bank needs besides amount and code. */
export const BANK_FIELDS: Readonly<Record<BankName, Record<string, string>>> = {
  BIDV: {},
  Sacombank: { va_prefix: "SEP200001WEB" },
  Vietcombank: { tid: "20933557" },
  VietinBank: {},
}

let orderNumber = 0

/** A code that no other order of this run has. */
export function nextOrderCode(): string {
  orderNumber += 1
  return `ORDER${String(orderNumber).padStart(5, "0")}`
}

export interface OpenedOrder {
  id: string
  vaNumber: string
  orderCode: string
  path: string
}

/** Opens an order of 500,000 VND through v2. */
export async function openOrder(
  emulator: Emulator,
  bank: BankName,
  fields: Record<string, unknown> = {}
): Promise<OpenedOrder> {
  const { status, json, text } = await call(emulator, `POST ${v2Orders(bank)}`, {
    body: { amount: 500_000, order_code: nextOrderCode(), ...BANK_FIELDS[bank], ...fields },
  })
  if (status !== 201) {
    throw new Error(`The order was refused: ${status} ${text}`)
  }
  const { id, va_number: vaNumber, order_code: orderCode } = json["data"] as unknown as Record<string, string>
  return {
    id: String(id),
    vaNumber: String(vaNumber),
    orderCode: String(orderCode),
    path: `${v2Orders(bank)}/${String(id)}`,
  }
}

/** Status of an order and of its VAs, as v2 tells it. */
export async function orderState(emulator: Emulator, order: OpenedOrder) {
  const { json } = await call(emulator, `GET ${order.path}`)
  const data = json["data"] as unknown as { status: string; paid_amount: number; va: { status: string }[] }
  return { status: data.status, paid: data.paid_amount, vas: data.va.map(({ status }) => status) }
}

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  received: ReceivedWebhook[]
}

/** How an endpoint answers its n-th webhook (from 1); `null` breaks the connection. */
export type AnswerWebhook = (n: number) => { status: number; body?: string; afterMilliseconds?: number } | null

/** A store's webhook endpoint; by default it does what SePay asks for. */
export async function startReceiver(
  answer: AnswerWebhook = () => ({ status: 200, body: '{"success": true}' })
): Promise<Receiver> {
  const received: ReceivedWebhook[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") })
      const reply = answer(received.length)
      if (!reply) {
        request.socket.destroy()
        return
      }
      setTimeout(() => response.writeHead(reply.status).end(reply.body), reply.afterMilliseconds ?? 0).unref()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  cleanups.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/sepay`, received }
}

function parseOrUndefined(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined as unknown as Json
  }
}
