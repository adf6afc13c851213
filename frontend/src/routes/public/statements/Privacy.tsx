import { useSuspenseQuery } from '@tanstack/react-query'
import { partnershipQuery } from '@/features/partnership/queries'
import { Anchor } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { privacyRoute } from './routes'

/** Who is responsible for what is kept about me, and what is kept. */
export function Privacy() {
  const { partnership: slug } = privacyRoute.useParams()
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  return (
    <Page>
      <PageTitle>Privacy</PageTitle>
      <h2 className="govuk-heading-m">Who is responsible</h2>
      <p className="govuk-body">
        {partnership.controllerName || partnership.name} is the controller of the personal data held
        here.
      </p>
      {partnership.controllerAddress ? <Prose text={partnership.controllerAddress} /> : null}
      <h2 className="govuk-heading-m">What is held, and why</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>your name, e-mail address, agency and job title, to book and to take registers</li>
        <li>what you booked, cancelled and attended, to run the training and to report on it</li>
        <li>the mails sent to you, and when you signed in</li>
      </ul>
      <p className="govuk-body">
        No personal data of children or of people you work with is held here. One cookie keeps you
        signed in; there are no others, and nothing is sent to anybody else’s servers.
      </p>
      <h2 className="govuk-heading-m">How long</h2>
      <p className="govuk-body">
        Your training record is kept for six years after you last attended, sent mail for 90 days,
        and records of signing in for one year.
      </p>
      {partnership.privacyUrl || partnership.contactEmail ? (
        <>
          <h2 className="govuk-heading-m">More, and your rights</h2>
          {partnership.privacyUrl ? (
            <p className="govuk-body">
              <Anchor href={partnership.privacyUrl}>The controller’s full privacy notice</Anchor>
            </p>
          ) : null}
          {partnership.contactEmail ? (
            <p className="govuk-body">
              To see, correct or delete what is held about you, write to{' '}
              <Anchor href={`mailto:${partnership.contactEmail}`}>
                {partnership.contactEmail}
              </Anchor>
              .
            </p>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}
