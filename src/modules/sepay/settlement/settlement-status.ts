/** How far received money is on its way to a captured payment. @see SETTLEMENT_TRANSITIONS */
export type SettlementStatus = "none" | "due" | "settled" | "attention"
