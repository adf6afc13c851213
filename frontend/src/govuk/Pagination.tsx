import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { notCurrent } from './not-current'

/** One step back in a list or a calendar. */
export const PreviousPage = createLink(
  notCurrent((props: ComponentProps<'a'>) => (
    <a {...props} rel="prev" className="govuk-link t-pagination__previous" />
  )),
)

/** One step on. */
export const NextPage = createLink(
  notCurrent((props: ComponentProps<'a'>) => (
    <a {...props} rel="next" className="govuk-link t-pagination__next" />
  )),
)

type PaginationProps = {
  /** What is paged, for the name of the landmark: "Pages of results", "Months". */
  label: string
  children: ReactNode
}

/** Holds {@link PreviousPage} and {@link NextPage}. Lists go by cursor, so there are no page numbers. */
export function Pagination({ label, children }: PaginationProps) {
  return (
    <nav className="t-pagination" aria-label={label}>
      {children}
    </nav>
  )
}
