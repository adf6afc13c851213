import './figures.scss'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { Details } from '@/govuk/Details'

type FigureTilesProps = {
  figures: readonly Schema['Figure'][]
  /** The number as a link to its rows. */
  link?: (figure: Schema['Figure']) => ReactNode
}

/** Figures as large numbers, each with what it is of, and its definition to open. The server rounds; nothing is computed here. */
export function FigureTiles({ figures, link }: FigureTilesProps) {
  return (
    <dl className="t-figures">
      {figures.map((figure) => (
        <div key={figure.key} className="t-figures__tile">
          <dt className="t-figures__title">{figure.title}</dt>
          <dd className="t-figures__value">{link?.(figure) ?? figure.shown}</dd>
          {figure.denominator === undefined || figure.numerator === undefined ? null : (
            <dd className="t-figures__of">{divided(figure.numerator, figure.denominator)}</dd>
          )}
          <dd className="t-figures__definition">
            <Details summary="Definition">{figure.definition}</Details>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** How a rate or an average came about: 1,021 of 1,257, or 1,021 ÷ 21. */
function divided(numerator: number, denominator: number): string {
  const [above, below] = [numerator, denominator].map((number) => number.toLocaleString('en-GB'))
  return numerator <= denominator ? `${above} of ${below}` : `${above} ÷ ${below}`
}
