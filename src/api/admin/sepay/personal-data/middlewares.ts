import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { validateQuery } from "../validate-query"
import { listPersonalDataRequestsSchema, personalDataSchema, personNameSchema } from "./validators"

export const adminSepayPersonalDataMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/personal-data",
    methods: ["GET"],
    middlewares: [validateQuery(listPersonalDataRequestsSchema)],
    policies: [sepayPolicy.readPersonalData],
  },
  {
    // It only reads. A GET would leave the person's address in the logs of proxies.
    matcher: "/admin/sepay/personal-data/preview",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(personNameSchema)],
    policies: [sepayPolicy.readPersonalData],
  },
  {
    matcher: "/admin/sepay/personal-data/export",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(personalDataSchema)],
    policies: [sepayPolicy.readPersonalData, sepayPolicy.exportPersonalData],
  },
  {
    matcher: "/admin/sepay/personal-data/erase",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(personalDataSchema)],
    policies: [sepayPolicy.readPersonalData, sepayPolicy.deletePersonalData],
  },
]
