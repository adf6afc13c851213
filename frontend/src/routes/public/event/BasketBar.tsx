import type { ReactNode } from 'react'
import { countOf } from '@/features/catalogue/words'

type BasketBarProps = { sessions: number; clashes: number; children: ReactNode }

/** What is ticked so far, always in sight: "5 sessions ticked, 1 clash". */
export function BasketBar({ sessions, clashes, children }: BasketBarProps) {
  return (
    <section className="t-basket" aria-label="Sessions ticked">
      <p className="t-basket__count" role="status">
        {countOf(sessions, 'session')} ticked
        {clashes > 0 ? `, ${countOf(clashes, 'clash', 'clashes')}` : ''}
      </p>
      {children}
    </section>
  )
}
