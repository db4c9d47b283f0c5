/** What visitors of a storefront load, in gzip. What a storefront does not import is left out by its bundler. */

const CLIENT = "{ createSepayClient, findSepayPaymentSession, isSepayProvider, SepayClientError }"
const PEERS = ["react", "react/jsx-runtime"]

export default [
  {
    name: "client",
    path: "dist/storefront/index.mjs",
    import: CLIENT,
    gzip: true,
    limit: "2.5 kB",
  },
  {
    // A checkout with `order_first` imports it too, and no other page does.
    name: "completing a cart",
    path: "dist/storefront/index.mjs",
    import: "{ completeSepayCart }",
    gzip: true,
    limit: "0.6 kB",
  },
  {
    // 3.6 kB of it is the QR encoder `uqr`, 1.7 kB the texts in two languages. It was 12.0 kB before a page showed changed
    // amounts and went on to the order's next payment; that costs 0.2 kB.
    name: "client, hook and component with QR drawing",
    path: ["dist/storefront/index.mjs", "dist/storefront/react.mjs"],
    import: {
      "dist/storefront/index.mjs": CLIENT,
      "dist/storefront/react.mjs": "{ SepayPayment, useSepayPayment }",
    },
    ignore: PEERS,
    gzip: true,
    limit: "12.2 kB",
  },
  {
    name: "the hook alone: what is not imported is left out",
    path: "dist/storefront/react.mjs",
    import: "{ useSepayPayment }",
    ignore: PEERS,
    gzip: true,
    limit: "1.2 kB",
  },
]
