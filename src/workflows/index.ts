export { cancelOrderReceivablesWorkflow } from "./cancel-order-receivables"
export { closeGivenUpVaOrdersWorkflow } from "./close-given-up-va-orders"
export { openVirtualAccountWorkflow } from "./open-virtual-account"
export { settleDueReceivablesWorkflow } from "./settle-due-receivables"
