import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http"
import { updateBankAccountSchema } from "./admin/sepay/bank-accounts/validators"
import { confirmReturnOwedSchema, listReturnsOwedSchema } from "./admin/sepay/returns-owed/validators"
import { updateSettingsSchema } from "./admin/sepay/settings/validators"
import { statisticsSchema } from "./admin/sepay/statistics/validators"
import {
  exportTransactionsSchema,
  ignoreTransactionSchema,
  listTransactionsSchema,
  matchTransactionSchema,
  returnTransactionSchema,
} from "./admin/sepay/transactions/validators"
import { validateQuery } from "./admin/sepay/validate-query"

const ID = "[^/]+"

/**
 * A matcher that is a text also matches every path that begins with it. This one matches a path alone, and as the routes
 * do: in any letter case, with or without a slash at the end.
 */
function only(path: string): RegExp {
  return new RegExp(`^/admin/sepay/${path}/?$`, "i")
}

export default defineMiddlewares({
  routes: [
    {
      // The route verifies the signature over the bytes before anything parses them.
      matcher: "/hooks/sepay",
      methods: ["POST"],
      bodyParser: false,
    },
    {
      matcher: only(`bank-accounts/(?!refresh/?$)${ID}`),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateBankAccountSchema)],
    },
    {
      matcher: only("settings"),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateSettingsSchema)],
    },
    {
      matcher: only("transactions"),
      methods: ["GET"],
      middlewares: [validateQuery(listTransactionsSchema)],
    },
    {
      matcher: only("transactions/export"),
      methods: ["GET"],
      middlewares: [validateQuery(exportTransactionsSchema)],
    },
    {
      matcher: only(`transactions/${ID}/match`),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(matchTransactionSchema)],
    },
    {
      matcher: only(`transactions/${ID}/return`),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(returnTransactionSchema)],
    },
    {
      matcher: only(`transactions/${ID}/ignore`),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(ignoreTransactionSchema)],
    },
    {
      matcher: only("returns-owed"),
      methods: ["GET"],
      middlewares: [validateQuery(listReturnsOwedSchema)],
    },
    {
      matcher: only(`returns-owed/${ID}/confirm`),
      methods: ["POST"],
      middlewares: [validateAndTransformBody(confirmReturnOwedSchema)],
    },
    {
      matcher: only("statistics"),
      methods: ["GET"],
      middlewares: [validateQuery(statisticsSchema)],
    },
  ],
})
