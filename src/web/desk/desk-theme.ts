import { type ThemeConfig, theme } from 'antd'

/** People work here all day: things appear, they do not perform. */
const SHARED = { borderRadius: 4, motion: false, fontSize: 14, fontFamily: 'var(--heng-sans)' } as const

const COMPONENTS = {
  Table: { cellPaddingBlockSM: 7 },
  Card: { headerFontSize: 15, headerHeightSM: 40 },
  Menu: { itemHeight: 38, itemMarginInline: 6 },
} as const

/** The county's teal on paper; every grey that carries words keeps a contrast of 4.5 : 1. */
const light: ThemeConfig = {
  cssVar: { key: 'desk-light' },
  token: {
    ...SHARED,
    colorPrimary: '#0f5f61',
    colorInfo: '#0f5f61',
    colorLink: '#0f5f61',
    colorSuccess: '#2b6a3b',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    // The tints computed from such dark seeds are muddy, and words on them too faint.
    colorPrimaryBg: '#e2edea',
    colorInfoBg: '#e2edea',
    colorSuccessBg: '#e9f5ec',
    colorWarningBg: '#fff4e0',
    colorErrorBg: '#fdecea',
    colorText: '#1f2430',
    colorTextSecondary: '#4a5160',
    colorTextTertiary: '#59606e',
    colorTextDescription: '#59606e',
    colorTextPlaceholder: '#6b7280',
    colorBgLayout: '#f4f5f7',
  },
  components: {
    ...COMPONENTS,
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff' },
    Table: { ...COMPONENTS.Table, headerBg: '#eef1f5' },
    Menu: { ...COMPONENTS.Menu, itemSelectedBg: '#e2edea', itemActiveBg: '#e2edea' },
  },
}

const dark: ThemeConfig = {
  cssVar: { key: 'desk-dark' },
  algorithm: theme.darkAlgorithm,
  token: {
    ...SHARED,
    // Dark enough for white words on it; words in it are set lighter below.
    colorPrimary: '#1c7a77',
    colorInfo: '#6fc4bd',
    colorLink: '#6fc4bd',
    colorLinkHover: '#93d8d1',
    colorLinkActive: '#93d8d1',
    colorSuccess: '#7fcf93',
    colorWarning: '#e9c07c',
    colorError: '#f59c8d',
    colorPrimaryText: '#6fc4bd',
    colorInfoText: '#93d8d1',
    colorPrimaryBg: '#1c3334',
    colorInfoBg: '#1c3334',
    colorSuccessBg: '#1b2e20',
    colorWarningBg: '#33291a',
    colorErrorBg: '#3a211e',
    colorText: '#e6e8ea',
    colorTextSecondary: '#bcc4ca',
    colorTextTertiary: '#a8b0b7',
    colorTextDescription: '#a8b0b7',
    colorTextPlaceholder: '#98a1a8',
    colorBgLayout: '#14181b',
    colorBgContainer: '#1c2125',
    colorBgElevated: '#242a2f',
    colorBorder: '#4a545c',
    colorBorderSecondary: '#363f46',
  },
  components: {
    ...COMPONENTS,
    Tabs: {
      itemSelectedColor: '#6fc4bd',
      itemHoverColor: '#93d8d1',
      itemActiveColor: '#93d8d1',
      inkBarColor: '#6fc4bd',
    },
    Layout: { siderBg: '#1c2125', headerBg: '#1c2125' },
    Table: { ...COMPONENTS.Table, headerBg: '#242a2f' },
    Menu: {
      ...COMPONENTS.Menu,
      itemSelectedBg: '#1c3334',
      itemActiveBg: '#1c3334',
      itemSelectedColor: '#8fdad3',
      subMenuItemSelectedColor: '#8fdad3',
    },
    Button: { colorPrimary: '#1c7a77', dangerColor: '#2b0f0b', colorPrimaryHover: '#176663' },
    Segmented: { itemSelectedColor: '#e6e8ea' },
    Steps: { colorTextLightSolid: '#ffffff' },
  },
}

/** The theme of each scheme. */
export const deskThemes = { light, dark } as const
