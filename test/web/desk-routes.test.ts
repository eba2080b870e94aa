import { expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { ROLES } from '../../src/engine/roles.ts'
import { normLength } from '../../src/law/norms.ts'
import { registry } from '../../src/procedures/registry.ts'
import { presentProcedure } from '../../src/server/present/procedure.ts'
import { pagesOf } from '../../src/web/desk/layout/pages.ts'
import { deskRoutes } from '../support/desk-routes.ts'

const SETTINGS = { calendar: nationalCalendar, norm: normLength, limitLength: () => undefined }

test('every page that a menu offers exists, and the post may open it', async () => {
  const routes = await deskRoutes()
  const procedures = registry.current.map((definition) =>
    presentProcedure(definition, plainDate('2026-11-24'), SETTINGS),
  )
  const closed = Object.keys(ROLES).flatMap((role) =>
    pagesOf(role, procedures)
      .map(({ to }) => to.replace(/^\/desk\/?/, '').replace(/^new\/.+/, 'new/:plural'))
      .filter((path) => {
        const route = routes.find((each) => each.path === path)
        return !route || (route.roles && !route.roles.includes(role))
      })
      .map((path) => `${role} ${path}`),
  )
  expect(closed).toEqual([])
})
