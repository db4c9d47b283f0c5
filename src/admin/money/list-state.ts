import type { AdminSepayTransactionSource } from "../../api/admin/sepay/money/transactions/types"
import type { TransactionFilters, TransactionPage } from "../lib/sepay-admin-api"
import { ALLOCATION_KIND_NAMES } from "./allocation-kinds"

/** How many rows a page has. */
export const PAGE_SIZE = 20

/** What a status filter chooses from. */
export type StatusFilter = NonNullable<TransactionFilters["status"]>[number]

/** Every status that can be filtered by, in the order in which they are offered. */
export const STATUS_FILTERS: StatusFilter[] = ["attention", ...ALLOCATION_KIND_NAMES]

/** Which list is looked at. */
export type TransactionView = "all" | "attention" | "returns" | "unreadable" | "audit"

/** What of the transactions is shown, as the page's address says it, so that it can be shared and survives a reload. */
export interface ListState {
  view: TransactionView
  q: string
  status: StatusFilter[]
  accountNumbers: string[]
  direction: "in" | "out" | null
  source: AdminSepayTransactionSource | null
  /** Days of the browser's zone, such as `2026-03-27`; both belong to it. */
  fromDay: string | null
  toDay: string | null
  minimumVnd: number | null
  maximumVnd: number | null
  order: NonNullable<TransactionPage["order"]>
  /** From 0 on. */
  pageIndex: number
}

/** What narrows the list, each of which can be taken away. */
export type FilterName = "status" | "account" | "direction" | "source" | "date" | "amount"

const ORDERS: ListState["order"][] = ["-occurred_at", "occurred_at", "-amount_vnd", "amount_vnd"]
const SOURCES: AdminSepayTransactionSource[] = ["webhook", "reconciliation", "manual", "statement"]
const VIEWS: TransactionView[] = ["all", "attention", "returns", "unreadable", "audit"]

/** Reads the address. Anyone can write one: what makes no sense in it is left out. Pure. */
export function readListState(params: URLSearchParams): ListState {
  return {
    view: oneOf(params.get("view"), VIEWS) ?? "all",
    q: params.get("q") ?? "",
    status: listOf(params.get("status")).flatMap((text) => oneOf(text, STATUS_FILTERS) ?? []),
    accountNumbers: listOf(params.get("account")),
    direction: oneOf(params.get("direction"), ["in", "out"] as const),
    source: oneOf(params.get("source"), SOURCES),
    fromDay: dayOf(params.get("from")),
    toDay: dayOf(params.get("to")),
    minimumVnd: wholeNumberOf(params.get("min")),
    maximumVnd: wholeNumberOf(params.get("max")),
    order: oneOf(params.get("order"), ORDERS) ?? "-occurred_at",
    pageIndex: Math.max((wholeNumberOf(params.get("page")) ?? 1) - 1, 0),
  }
}

/** Writes it into an address; what is not the list's is kept, what says the usual is left out. Pure. */
export function writeListState(state: ListState, params: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(params)
  const entries: Array<[name: string, value: string | number | null]> = [
    ["view", state.view === "all" ? null : state.view],
    ["q", state.q],
    ["status", state.status.join()],
    ["account", state.accountNumbers.join()],
    ["direction", state.direction],
    ["source", state.source],
    ["from", state.fromDay],
    ["to", state.toDay],
    ["min", state.minimumVnd],
    ["max", state.maximumVnd],
    ["order", state.order === "-occurred_at" ? null : state.order],
    ["page", state.pageIndex === 0 ? null : state.pageIndex + 1],
  ]
  for (const [name, value] of entries) {
    if (value === null || value === "") {
      written.delete(name)
    } else {
      written.set(name, String(value))
    }
  }
  return written
}

/** Without which filters a name stands for. Pure. */
export function withoutFilter(state: ListState, name: FilterName): ListState {
  const none: Record<FilterName, Partial<ListState>> = {
    status: { status: [] },
    account: { accountNumbers: [] },
    direction: { direction: null },
    source: { source: null },
    date: { fromDay: null, toDay: null },
    amount: { minimumVnd: null, maximumVnd: null },
  }
  return { ...state, ...none[name], pageIndex: 0 }
}

/** Which filters narrow the list. Pure. */
export function activeFilters(state: ListState): FilterName[] {
  const isActive: Record<FilterName, boolean> = {
    // The view has a status of its own.
    status: state.view === "all" && state.status.length > 0,
    account: state.accountNumbers.length > 0,
    direction: state.direction !== null,
    source: state.source !== null,
    date: state.fromDay !== null || state.toDay !== null,
    amount: state.minimumVnd !== null || state.maximumVnd !== null,
  }
  return FILTER_NAMES.filter((name) => isActive[name])
}

/** Every filter, in the order in which they are offered. */
export const FILTER_NAMES: FilterName[] = ["status", "account", "direction", "source", "date", "amount"]

/** What the server is asked for. */
export function toFilters(state: ListState): TransactionFilters {
  const status = state.view === "attention" ? ["attention" as const] : state.status
  const occurredAt = {
    ...(state.fromDay === null ? {} : { $gte: startOfDay(state.fromDay, 0).toISOString() }),
    ...(state.toDay === null ? {} : { $lt: startOfDay(state.toDay, 1).toISOString() }),
  }
  const amount = {
    ...(state.minimumVnd === null ? {} : { $gte: state.minimumVnd }),
    ...(state.maximumVnd === null ? {} : { $lte: state.maximumVnd }),
  }
  return {
    ...(state.q === "" ? {} : { q: state.q }),
    ...(status.length === 0 ? {} : { status }),
    ...(state.accountNumbers.length === 0 ? {} : { account_number: state.accountNumbers }),
    ...(state.direction === null ? {} : { direction: state.direction }),
    ...(state.source === null ? {} : { source: state.source }),
    ...(Object.keys(occurredAt).length === 0 ? {} : { occurred_at: occurredAt }),
    ...(Object.keys(amount).length === 0 ? {} : { amount_vnd: amount }),
  }
}

/** Which page of them. */
export function toPage(state: ListState): TransactionPage {
  return { limit: PAGE_SIZE, offset: state.pageIndex * PAGE_SIZE, order: state.order }
}

/** A date as a day of the browser's zone: `2026-03-27`. */
export function toDay(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0")
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** When a day begins in the browser's zone, or a day some days after it. */
export function startOfDay(day: string, daysAfter: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  return new Date(year, month - 1, date + daysAfter)
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null
}

function listOf(text: string | null): string[] {
  return (text ?? "").split(",").filter((part) => part !== "")
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(startOfDay(text, 0)) === text ? text : null
}

function wholeNumberOf(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
