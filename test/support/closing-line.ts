import { writeSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Ends the run with one plain line, "N passed, N failed[, N skipped]", that any
 * CI can read, and with a failing exit code when no test ran at all.
 */
export class ClosingLine implements Reporter {
  // Stays when the run dies before its end.
  #counts = { passed: 0, failed: 1, skipped: 0 }

  onInit(): void {
    process.once('exit', () => this.#close())
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.#counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) this.#count(module)
  }

  #count(module: TestModule): void {
    const before = this.#counts.failed
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      this.#counts[state === 'pending' ? 'failed' : state] += 1
    }
    // A file that cannot be loaded, or whose hook fails, has no failed test to count.
    if (module.state() === 'failed' && this.#counts.failed === before) this.#counts.failed += 1
  }

  #close(): void {
    const { passed, failed, skipped } = this.#counts
    if (passed + failed === 0) process.exitCode = 1
    writeSync(1, `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
    process.send?.('closed')
  }
}

// Vitest loads reporters by their default export.
// biome-ignore lint/style/noDefaultExport: see above
export default ClosingLine
