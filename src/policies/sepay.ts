import { definePolicies } from "@medusajs/framework/utils"

/**
 * What a role can be allowed to do in the plugin's admin API, in a store that has Medusa's RBAC (role-based access control)
 * switched on. Medusa loads this directory by its name and offers these policies under Settings → Roles. The middlewares of
 * each route in `src/api/admin/sepay` name the policies that the route asks for; without RBAC nobody asks.
 *
 * A policy is stored in roles by its resource and operation: renaming one takes it away from the roles that have it.
 */
export const sepayPolicy = {
  readPayments: {
    name: "ReadSepayPayment",
    resource: "sepay_payment",
    operation: "read",
    description: "See the SePay payments of an order, with their transactions and returns",
  },
  updatePayments: {
    name: "UpdateSepayPayment",
    resource: "sepay_payment",
    operation: "update",
    description: "Ask for a payment, check it at SePay, open and cancel its virtual account, say that it was paid another way",
  },
  readTransactions: {
    name: "ReadSepayTransaction",
    resource: "sepay_transaction",
    operation: "read",
    description: "See, search and export bank transactions and their statistics",
  },
  createTransactions: {
    name: "CreateSepayTransaction",
    resource: "sepay_transaction",
    operation: "create",
    description: "Record bank transactions that SePay has not reported, by hand or from a bank's statement",
  },
  updateTransactions: {
    name: "UpdateSepayTransaction",
    resource: "sepay_transaction",
    operation: "update",
    description: "Decide what a transaction's money is for: match, return or ignore it, and take that back",
  },
  readPersonalData: {
    name: "ReadSepayPersonalData",
    resource: "sepay_personal_data",
    operation: "read",
    description: "See who exported and erased payers' personal data, and what would be found of one payer",
  },
  exportPersonalData: {
    name: "ExportSepayPersonalData",
    resource: "sepay_personal_data",
    operation: "export",
    description: "Export what is known of one payer",
  },
  deletePersonalData: {
    name: "DeleteSepayPersonalData",
    resource: "sepay_personal_data",
    operation: "delete",
    description: "Erase what is known of one payer",
  },
  readReturns: {
    name: "ReadSepayReturn",
    resource: "sepay_return",
    operation: "read",
    description: "See money that is owed back to payers",
  },
  updateReturns: {
    name: "UpdateSepayReturn",
    resource: "sepay_return",
    operation: "update",
    description: "Confirm that money was transferred back to its payer, and take that back",
  },
  readReconciliations: {
    name: "ReadSepayReconciliation",
    resource: "sepay_reconciliation",
    operation: "read",
    description: "See the last reconciliations with SePay",
  },
  createReconciliations: {
    name: "CreateSepayReconciliation",
    resource: "sepay_reconciliation",
    operation: "create",
    description: "Start a reconciliation with SePay",
  },
  readAudits: {
    name: "ReadSepayAudit",
    resource: "sepay_audit",
    operation: "read",
    description: "See where SePay, the ledger and Medusa disagree",
  },
  updateAudits: {
    name: "UpdateSepayAudit",
    resource: "sepay_audit",
    operation: "update",
    description: "Compare the books now, and note that a disagreement is known",
  },
  readBankAccounts: {
    name: "ReadSepayBankAccount",
    resource: "sepay_bank_account",
    operation: "read",
    description: "See the company's bank accounts at SePay",
  },
  updateBankAccounts: {
    name: "UpdateSepayBankAccount",
    resource: "sepay_bank_account",
    operation: "update",
    description: "Refresh, test, enable, disable and complete bank accounts",
  },
  readSettings: {
    name: "ReadSepaySetting",
    resource: "sepay_setting",
    operation: "read",
    description: "See the SePay settings, the setup checklist and the health report",
  },
  updateSettings: {
    name: "UpdateSepaySetting",
    resource: "sepay_setting",
    operation: "update",
    description: "Change the SePay settings",
  },
}

export const sepayPolicies = definePolicies(Object.values(sepayPolicy))
