import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"
import { validateQuery } from "../../validate-query"
import {
  exportTransactionsSchema,
  ignoreTransactionSchema,
  importStatementSchema,
  listTransactionsSchema,
  matchTransactionSchema,
  previewStatementSchema,
  recordTransactionSchema,
  returnTransactionSchema,
  undoTransactionSchema,
} from "./validators"

/** A statement of 2 MB in base64, and what else is in the body. */
const STATEMENT_BODY = { sizeLimit: "4mb" } as const

export const adminSepayTransactionMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/money/transactions",
    methods: ["GET"],
    middlewares: [validateQuery(listTransactionsSchema)],
    policies: [sepayPolicy.readTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(recordTransactionSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.createTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/export",
    methods: ["GET"],
    middlewares: [validateQuery(exportTransactionsSchema)],
    policies: [sepayPolicy.readTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/import",
    methods: ["POST"],
    bodyParser: STATEMENT_BODY,
    middlewares: [validateAndTransformBody(importStatementSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.createTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/import/preview",
    methods: ["POST"],
    bodyParser: STATEMENT_BODY,
    middlewares: [validateAndTransformBody(previewStatementSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.createTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id",
    methods: ["GET"],
    policies: [sepayPolicy.readTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id/candidates",
    methods: ["GET"],
    policies: [sepayPolicy.readTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id/match",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(matchTransactionSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.updateTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id/return",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(returnTransactionSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.updateTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id/ignore",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(ignoreTransactionSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.updateTransactions],
  },
  {
    matcher: "/admin/sepay/money/transactions/:id/undo",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(undoTransactionSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.updateTransactions],
  },
]
