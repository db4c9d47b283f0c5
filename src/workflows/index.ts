export { cancelSepayReceivablesWorkflow } from "./cancel-sepay-receivables"
export { closeSepayVaOrdersWorkflow } from "./close-sepay-va-orders"
export { openSepayVirtualAccountWorkflow } from "./open-sepay-virtual-account"
export { settleSepayReceivablesWorkflow } from "./settle-sepay-receivables"
