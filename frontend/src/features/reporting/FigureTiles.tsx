import './figures.scss'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { Details } from '@/govuk/Details'
import { dividedInWords } from './words'

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
          {dividedInWords(figure) ? (
            <dd className="t-figures__of">{dividedInWords(figure)}</dd>
          ) : null}
          <dd className="t-figures__definition">
            <Details summary="Definition">{figure.definition}</Details>
          </dd>
        </div>
      ))}
    </dl>
  )
}
