import { Component, type ReactNode } from 'react'

interface PartBoundaryProps {
  /** Where one is: going elsewhere tries again. */
  readonly place: string
  /** Shown instead of what failed. */
  readonly show: (error: unknown) => ReactNode
  readonly children: ReactNode
}

/** Holds a part of the screen that failed to load or to draw, so that the rest stays. */
export class PartBoundary extends Component<
  PartBoundaryProps,
  { readonly failed: { readonly error: unknown } | null }
> {
  override state = { failed: null }

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }

  override componentDidUpdate({ place }: PartBoundaryProps) {
    if (place !== this.props.place && this.state.failed) this.setState({ failed: null })
  }

  override render() {
    const { failed } = this.state as { failed: { error: unknown } | null }
    return failed ? this.props.show(failed.error) : this.props.children
  }
}
