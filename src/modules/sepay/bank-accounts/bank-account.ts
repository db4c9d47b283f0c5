import type { SepayApiVersion } from "../../../sepay/api/sepay-api"

/** A row of `sepay_bank_account` that the store can sell on. */
export interface BankAccount {
  id: string
  sepayId: string
  bankName: string
  bankBin: string
  accountNumber: string
  accountHolderName: string
  tid: string | null
  vaPrefix: string | null
  vaHolderName: string | null
}

/** Whether an id is one of an API generation: v1 calls bank accounts by integers, v2 by UUIDs. Pure. */
export function isIdOf(apiVersion: SepayApiVersion, sepayId: string): boolean {
  return /^\d+$/.test(sepayId) === (apiVersion === "v1")
}
