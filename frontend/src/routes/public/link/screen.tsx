import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Schema } from '@/api/client'
import { linkQuery } from '@/features/booking/links'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Asked } from './Asked'
import type { LinkProps } from './link-props'
import { Offered } from './Offered'
import { linkRoute } from './route'
import { WaysOn } from './WaysOn'

/** What each kind of link shows. One that is not here says what it is about, and leads on. */
const screens: Partial<Record<Schema['Link']['purpose'], ComponentType<LinkProps>>> = {
  offer: Offered,
  approval: Asked,
}

/** Where a link in a mail leads: it shows what it is about, and does nothing until a button is pressed. */
export function LinkPage() {
  const { partnership, token } = linkRoute.useParams()
  const { data: link } = useSuspenseQuery(linkQuery(partnership, token))
  if (!link) {
    return (
      <Page>
        <PageTitle>This link no longer works</PageTitle>
        <p className="govuk-body">
          It has been used, it has run out, or only part of it was copied. If you have just used it,
          what you did is saved.
        </p>
        <WaysOn partnership={partnership} />
      </Page>
    )
  }
  const Shown = screens[link.purpose] ?? About
  return (
    <Page>
      <Shown partnership={partnership} token={token} link={link} />
    </Page>
  )
}

function About({ partnership, link }: LinkProps) {
  return (
    <>
      <PageTitle>{link.title}</PageTitle>
      <p className="govuk-body">{link.message ?? 'Sign in to see what can be done about this.'}</p>
      <WaysOn partnership={partnership} />
    </>
  )
}
