import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'

type StepProps = ComponentProps<'a'> & {
  /** What the step leads to: "October 2024", "next 50". */
  detail?: ReactNode
}

function PreviousAnchor({ detail, children = 'Previous', ...props }: StepProps) {
  return (
    <div className="govuk-pagination__prev">
      <a {...props} rel="prev" className="govuk-link govuk-pagination__link">
        <Arrow
          d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
          name="prev"
        />
        <StepWords detail={detail}>{children}</StepWords>
      </a>
    </div>
  )
}

function NextAnchor({ detail, children = 'Next', ...props }: StepProps) {
  return (
    <div className="govuk-pagination__next">
      <a {...props} rel="next" className="govuk-link govuk-pagination__link">
        <StepWords detail={detail}>{children}</StepWords>
        <Arrow
          d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
          name="next"
        />
      </a>
    </div>
  )
}

function StepWords({ detail, children }: { detail?: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="govuk-pagination__link-title">{children}</span>
      {detail ? (
        <>
          <span className="govuk-visually-hidden">:</span>{' '}
          <span className="govuk-pagination__link-label">{detail}</span>
        </>
      ) : null}
    </>
  )
}

function Arrow({ d, name }: { d: string; name: 'prev' | 'next' }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${name}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={d} />
    </svg>
  )
}

/** One step back in a list or a calendar. */
export const PreviousPage = createLink(PreviousAnchor)

/** One step on. */
export const NextPage = createLink(NextAnchor)

type PaginationProps = {
  /** What is paged, for the name of the landmark: "Results", "Months". */
  label: string
  children: ReactNode
}

/** Holds {@link PreviousPage} and {@link NextPage}. Lists go by cursor, so there are no page numbers. */
export function Pagination({ label, children }: PaginationProps) {
  return (
    <nav className="govuk-pagination" aria-label={label}>
      {children}
    </nav>
  )
}
