import type { Schema } from '@/api/client'

/** What the page of every kind of link is given. */
export type LinkProps = { partnership: string; token: string; link: Schema['Link'] }
