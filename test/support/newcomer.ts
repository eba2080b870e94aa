import type { Locator, Page } from 'playwright-core'

const ROLES = ['link', 'button', 'radio', 'checkbox', 'menuitem', 'option', 'tab'] as const

/** Somebody who has never seen the program: knows only the words on the screen, and counts the presses it takes. */
export class Newcomer {
  readonly page: Page
  presses = 0

  constructor(page: Page) {
    this.page = page
  }

  /** Presses whatever bears the words. */
  async press(words: string | RegExp): Promise<void> {
    const named = (role: (typeof ROLES)[number]) => this.page.getByRole(role, { name: words })
    const [first, ...others] = ROLES
    const all = others.reduce((sum: Locator, role) => sum.or(named(role)), named(first))
    await all.locator('visible=true').first().click()
    this.presses += 1
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).locator('visible=true').first().fill(text)
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).locator('visible=true').first().waitFor()
  }
}
