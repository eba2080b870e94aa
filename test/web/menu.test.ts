import { describe, expect, test } from 'vitest'
import { menuOf } from '../../src/web/desk/layout/menu.ts'

const page = (to: string, folded?: string) => ({ to, label: `登记${folded ?? to}`, ...(folded ? { folded } : {}) })

describe('the side menu', () => {
  test('folds many doors under one heading, in the place of the first', () => {
    const doors = ['来信', '申请', '督办'].map((title) => page(`/desk/new/${title}`, title))
    const [first, last] = [page('/desk'), page('/desk/me')]
    expect(menuOf([first, ...doors, last])).toEqual([first, { key: 'register', label: '登记', pages: doors }, last])
  })

  test('leaves one or two doors, and a menu without any, as they are', () => {
    for (const doors of [
      [],
      [page('/desk/new/a', '来信')],
      [page('/desk/new/a', '来信'), page('/desk/new/b', '申请')],
    ]) {
      const pages = [page('/desk'), ...doors, page('/desk/me')]
      expect(menuOf(pages)).toEqual(pages)
    }
  })
})
