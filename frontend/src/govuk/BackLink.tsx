import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { notCurrent } from './not-current'

function BackAnchor({ children = 'Back', ...props }: ComponentProps<'a'>) {
  return (
    <a {...props} className="govuk-back-link">
      {children}
    </a>
  )
}

/** To the page above this one, or to the step before. */
export const BackLink = createLink(notCurrent(BackAnchor))
