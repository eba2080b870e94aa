/** A wish uttered in one part of the screen and heard in another. */
export function signal() {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of listeners) listener()
    },
    /** Answers the way to stop listening. */
    on: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
