import { useQuery } from '@tanstack/react-query'
import { usePartnershipSlug } from '@/api/partnership'
import { partnershipQuery } from '@/features/partnership/queries'
import { Anchor } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'

/** The accessibility statement that the law asks public bodies for. */
export function Accessibility() {
  const slug = usePartnershipSlug()
  const { data: partnership } = useQuery({ ...partnershipQuery(slug), enabled: slug !== '' })
  const contact = partnership?.contactEmail
  return (
    <Page>
      <PageTitle>Accessibility statement</PageTitle>
      <p className="govuk-body">
        This statement is about the training pages{' '}
        {partnership ? `of ${partnership.name}` : 'of this service'}. We want as many people as
        possible to be able to use them. You should be able to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>do everything with the keyboard alone, and see where the focus is</li>
        <li>zoom in up to 400% without the text spilling off the screen</li>
        <li>use a screen reader or speech recognition software</li>
        <li>use your own colours, and ask for less movement</li>
      </ul>
      <h2 className="govuk-heading-m">How accessible it is</h2>
      <p className="govuk-body">
        We aim to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. Every page
        is checked by an automatic test (axe) and the main tasks are tried with the keyboard alone
        each time the software changes. Documents that trainers hand out are not covered by these
        checks.
      </p>
      <h2 className="govuk-heading-m">If you cannot use part of it</h2>
      <p className="govuk-body">
        {contact ? (
          <>
            Write to <Anchor href={`mailto:${contact}`}>{contact}</Anchor>
            {partnership?.contactPhone ? ` or call ${partnership.contactPhone}` : ''}.
          </>
        ) : (
          'Contact the partnership whose training you want; its address is at the foot of its pages.'
        )}{' '}
        We can book for you, and send information in another format.
      </p>
      <h2 className="govuk-heading-m">If you are not content with our answer</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission enforces the accessibility regulations of 2018.
        Contact the{' '}
        <Anchor href="https://www.equalityadvisoryservice.com/">
          Equality Advisory and Support Service
        </Anchor>
        .
      </p>
    </Page>
  )
}
