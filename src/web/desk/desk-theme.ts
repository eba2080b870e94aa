import type { ThemeConfig } from 'antd'

/** The county's teal on paper; every grey that carries words keeps a contrast of 4.5 : 1. */
export const deskTheme: ThemeConfig = {
  token: {
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
    borderRadius: 4,
    // People work here all day: things appear, they do not perform.
    motion: false,
    fontSize: 14,
    fontFamily: 'var(--heng-sans)',
  },
  components: {
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff' },
    Table: { cellPaddingBlockSM: 7, headerBg: '#eef1f5' },
    Card: { headerFontSize: 15, headerHeightSM: 40 },
    Menu: { itemHeight: 38, itemMarginInline: 6, itemSelectedBg: '#e2edea', itemActiveBg: '#e2edea' },
  },
}
