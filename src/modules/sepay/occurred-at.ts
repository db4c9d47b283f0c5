/** SQL: when the bank says that the money moved; where it does not say, when the ledger heard of it. An index has it. */
export const OCCURRED_AT = "COALESCE(sepay_transaction.transacted_at, sepay_transaction.created_at)"
