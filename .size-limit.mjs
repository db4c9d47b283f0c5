/** What visitors of a storefront load, in gzip. What a storefront does not import is left out by its bundler. */

const CLIENT = "{ createSepayClient, findSepayPaymentSession, isSepayProvider, SepayClientError }"
const PEERS = ["react", "react/jsx-runtime"]

export default [
  {
    name: "client",
    path: "packages/storefront/dist/index.mjs",
    import: CLIENT,
    gzip: true,
    limit: "2.5 kB",
  },
  {
    // A checkout with `order_first` imports it too, and no other page does.
    name: "completing a cart",
    path: "packages/storefront/dist/index.mjs",
    import: "{ completeSepayCart }",
    gzip: true,
    limit: "0.6 kB",
  },
  {
    // 3.6 kB of it is the QR encoder `uqr`, 1.7 kB the texts in two languages. It was 12.0 kB before a page showed changed
    // amounts and went on to the order's next payment; that costs 0.2 kB. A transfer that is being confirmed costs 0.1 kB more.
    name: "client, hook and component with QR drawing",
    path: ["packages/storefront/dist/index.mjs", "packages/storefront/dist/react.mjs"],
    import: {
      "packages/storefront/dist/index.mjs": CLIENT,
      "packages/storefront/dist/react.mjs": "{ SepayPayment, useSepayPayment }",
    },
    ignore: PEERS,
    gzip: true,
    limit: "12.4 kB",
  },
  {
    name: "the hook alone: what is not imported is left out",
    path: "packages/storefront/dist/react.mjs",
    import: "{ useSepayPayment }",
    ignore: PEERS,
    gzip: true,
    limit: "1.2 kB",
  },
]
