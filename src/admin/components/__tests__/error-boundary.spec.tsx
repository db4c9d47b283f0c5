import type { AdminOrder } from "@medusajs/framework/types"
import { isValidElement, type ReactElement, type ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"

import { AttentionIcon } from "../../money/attention-icon"
import { TransactionsPage } from "../../money/transactions-page"
import { OrderPayments } from "../../payments/order-payments"
import SepayPage, { config as sepayRoute } from "../../routes/sepay/page"
import SepayPersonalDataPage from "../../routes/sepay/personal-data/page"
import SepaySettingsPage from "../../routes/settings/sepay/page"
import OrderSepayPayment from "../../widgets/order-sepay-payment"
import { ErrorBoundary } from "../error-boundary"
import { FailedPart } from "../failed-part"

// ES modules, which jest does not load; the charts alone use them.
jest.mock("d3-scale", () => ({}))
jest.mock("d3-shape", () => ({}))

/**
 * React calls a boundary only where there is a DOM, which no unit test has: so what React would do is done by hand. That
 * it does so in a browser is tested in `integration-tests/browser/orders.spec.ts`.
 */
function afterError({ props }: ReactElement<ErrorBoundary["props"]>): ReactNode {
  const boundary = new ErrorBoundary(props)
  boundary.state = ErrorBoundary.getDerivedStateFromError()
  return boundary.render()
}

function expectBoundary(node: unknown): ReactElement<ErrorBoundary["props"]> {
  if (!isValidElement<ErrorBoundary["props"]>(node)) {
    throw new Error("There is no element")
  }
  expect(node.type).toBe(ErrorBoundary)
  return node
}

const ORDER = { id: "order_01" } as AdminOrder

/** Calling them outside of React's rendering shows too that they have no hook of their own, outside of the boundary. */
const PARTS: Array<[string, () => unknown]> = [
  ["the widget on an order's page", () => OrderSepayPayment({ data: ORDER })],
  ["the transactions page", () => SepayPage()],
  ["the page of the personal data", () => SepayPersonalDataPage()],
  ["the settings page", () => SepaySettingsPage()],
  ["the icon in the navigation", () => AttentionIcon()],
]

describe("the error boundary", () => {
  const inside = (
    <ErrorBoundary name="a part" fallback={<i>fallback</i>}>
      <b>inside</b>
    </ErrorBoundary>
  )

  it("shows what is inside of it", () => {
    expect(renderToStaticMarkup(inside)).toBe("<b>inside</b>")
  })

  it("shows the fallback after an error", () => {
    expect(renderToStaticMarkup(afterError(inside))).toBe("<i>fallback</i>")
  })

  it("says on the console what failed, once", () => {
    const log = jest.spyOn(console, "error").mockImplementation(() => undefined)
    try {
      const error = new Error("No QueryClient set")
      new ErrorBoundary(inside.props).componentDidCatch(error)
      expect(log.mock.calls).toEqual([[expect.stringMatching(/^medusa-payment-sepay: a part could not be shown\./), error]])
    } finally {
      log.mockRestore()
    }
  })
})

describe("what Medusa renders of ours", () => {
  it.each(PARTS)("is inside of an error boundary: %s", (_, part) => {
    expectBoundary(part())
  })

  it.each(PARTS.slice(0, 3))("says in both languages that it failed: %s", (_, part) => {
    const html = renderToStaticMarkup(afterError(expectBoundary(part())))
    expect(html).toContain('<p lang="en">SePay could not be shown here.')
    expect(html).toContain('<p lang="vi">Không hiển thị được phần SePay này.')
  })

  it("is inside of the boundary as a whole", () => {
    expect(expectBoundary(OrderSepayPayment({ data: ORDER })).props.children).toEqual(<OrderPayments order={ORDER} />)
    expect(expectBoundary(SepayPage()).props.children).toEqual(<TransactionsPage />)
  })

  it("throws without the dashboard around it", () => {
    // A server calls no boundary: this is what would reach the dashboard.
    expect(() => renderToStaticMarkup(<AttentionIcon />)).toThrow("No QueryClient set")
  })

  it("tries again on the next order", () => {
    expect(expectBoundary(OrderSepayPayment({ data: ORDER })).key).toBe("order_01")
  })

  it("shows the message in the dashboard's own classes, without anything that can throw", () => {
    expect(renderToStaticMarkup(<FailedPart />)).toMatch(/^<div role="alert" class="[^"]*bg-ui-bg-base/)
  })

  it("keeps the plain icon, without the dot", () => {
    expect(sepayRoute.icon).toBe(AttentionIcon)
    expect(renderToStaticMarkup(afterError(expectBoundary(AttentionIcon())))).toMatch(/^<svg .*<\/svg>$/)
  })

})

describe("in another version of the dashboard", () => {
  // React warns of elements of nothing while it is a development build.
  beforeEach(() => jest.spyOn(console, "error").mockImplementation(() => undefined))
  afterEach(() => jest.restoreAllMocks())

  it("has no icon where the dashboard's icons lack it", () => {
    jest.isolateModules(() => {
      jest.doMock("@medusajs/icons", () => ({}))
      const { AttentionIcon: Icon }: typeof import("../../money/attention-icon") = require("../../money/attention-icon")
      const { fallback } = Icon().props
      expect(renderToStaticMarkup(fallback)).toBe("")
    })
  })

  it("loads its files where icons, UI and SDK have nothing of what is imported", () => {
    jest.isolateModules(() => {
      for (const name of ["@medusajs/icons", "@medusajs/ui", "@medusajs/js-sdk"]) {
        jest.doMock(name, () => ({}))
      }
      expect(() => {
        require("../../routes/sepay/page")
        require("../../routes/settings/sepay/page")
        require("../../widgets/order-sepay-payment")
      }).not.toThrow()
    })
  })
})
