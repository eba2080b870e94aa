import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PORTAL_ROUTES } from '../support/portal-routes.ts'

test('every page of the portal is among those looked at in a browser', () => {
  const app = readFileSync(new URL('../../src/web/portal/portal-app.tsx', import.meta.url), 'utf8')
  const paths = [...app.matchAll(/<Route path="([^"*]+)"/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(15)
  const looked = PORTAL_ROUTES.map((route) => route.replace(/[?#].*$/, '').slice(1))
  const missed = paths.filter((path) => {
    const shape = new RegExp(`^${path.replaceAll(/:[a-z]+/gi, '[^/]+')}$`)
    return !looked.some((route) => shape.test(route)) && path !== 'replies/:id'
  })
  expect(missed).toEqual([])
})
