import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { notCurrent } from './not-current'

type AnchorProps = ComponentProps<'a'> & {
  /** For links in lists of links, where an underline on each would be noise. */
  quiet?: boolean
}

/** A link to an address of ours outside the application (a file, a calendar) or to somewhere else. */
export function Anchor({ quiet, className, ...props }: AnchorProps) {
  return (
    <a
      {...props}
      className={classNames('govuk-link', quiet && 'govuk-link--no-underline', className)}
    />
  )
}

/** A link to a screen; the router checks that the screen exists and what it needs. */
export const Link = createLink(notCurrent(Anchor))
