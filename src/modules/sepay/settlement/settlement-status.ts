export type SettlementStatus = "none" | "due" | "settled" | "attention"
