import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { dimensionWords } from '@/features/reporting/words'
import type { PeriodSearch } from '@/features/reporting/year'
import { dimensions } from '../search'
import './figures.scss'

const ViewLink = createLink((props: ComponentProps<'a'>) => (
  <li>
    <a {...props} className="t-views__link" />
  </li>
))

type FigureNavigationProps = { partnership: string; period: PeriodSearch }

/** The same period, on one page or row by row. */
export function FigureNavigation({ partnership, period }: FigureNavigationProps) {
  const { year, from, to, event } = period
  const kept = { year, from, to, event }
  return (
    <nav className="t-views t-no-print" aria-label="Views of the figures">
      <ul className="t-views__links">
        <ViewLink
          to="/$partnership/staff/figures"
          params={{ partnership }}
          search={kept}
          activeOptions={{ exact: true }}
        >
          On one page
        </ViewLink>
        {dimensions.map((by) => (
          <ViewLink
            key={by}
            to="/$partnership/staff/figures/breakdown"
            params={{ partnership }}
            search={{ ...kept, by }}
          >
            {dimensionWords[by]}
          </ViewLink>
        ))}
      </ul>
    </nav>
  )
}
