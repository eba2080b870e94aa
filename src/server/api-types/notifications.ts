/** GET /api/notifications?cursor= */
export interface NotificationList {
  items: { id: string; kind: string; text: string; link: string | null; createdAt: string; readAt: string | null }[]
  unread: number
  nextCursor?: string
}
