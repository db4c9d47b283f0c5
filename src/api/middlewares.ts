import { defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    {
      // The route verifies the signature over the bytes before anything parses them.
      matcher: "/hooks/sepay",
      methods: ["POST"],
      bodyParser: false,
    },
  ],
})
