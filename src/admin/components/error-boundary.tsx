import { Component, type ReactNode } from "react"

interface ErrorBoundaryProps {
  /** What is inside, for the sentence on the console. */
  name: string
  /** Stands in its place after an error. Nothing catches what this throws: no hooks, and nothing of another package. */
  fallback: ReactNode
  children: ReactNode
}

interface ErrorBoundaryState {
  hasFailed: boolean
}

/**
 * Keeps an error of ours out of Medusa's dashboard, which has boundaries around routes, none around widgets and icons: an
 * error there, such as "No QueryClient set", takes the page or all pages with it. All that Medusa renders of ours is inside
 * of one of these.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    // The console is where an admin's developer looks, and no other log of a browser reaches one.
    // eslint-disable-next-line no-console
    console.error(
      `medusa-payment-sepay: ${this.props.name} could not be shown. The rest of the dashboard works without it.`,
      error
    )
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
