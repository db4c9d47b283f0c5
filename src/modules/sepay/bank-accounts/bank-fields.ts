import type { BankAccount } from "./bank-account"

/** The fields that an account's bank needs, as far as they are set. */
export function bankFieldsOf({ tid, vaPrefix, vaHolderName }: Pick<BankAccount, "tid" | "vaPrefix" | "vaHolderName">) {
  return {
    ...(tid === null ? {} : { tid }),
    ...(vaPrefix === null ? {} : { vaPrefix }),
    ...(vaHolderName === null ? {} : { vaHolderName }),
  }
}
