import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { partnershipQuery } from '@/features/partnership/queries'
import { Anchor, Link } from '@/govuk/Link'

/** The foot of a partnership's pages: whom to ask, and the statements the law asks for. */
export function PartnershipFooter({ slug }: { slug: string }) {
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  const params = { partnership: slug }
  return (
    <Footer
      links={[
        <Link key="accessibility" to="/$partnership/accessibility" params={params}>
          Accessibility statement
        </Link>,
        <Link key="privacy" to="/$partnership/privacy" params={params}>
          Privacy
        </Link>,
        <Link key="all" to="/">
          Other partnerships
        </Link>,
      ]}
    >
      <strong>{partnership.name}</strong>
      {partnership.contactEmail ? (
        <>
          <br />
          <Anchor href={`mailto:${partnership.contactEmail}`}>{partnership.contactEmail}</Anchor>
        </>
      ) : null}
      {partnership.contactPhone ? (
        <>
          <br />
          {partnership.contactPhone}
        </>
      ) : null}
    </Footer>
  )
}

/** The foot of pages that belong to no partnership. */
export function HouseFooter() {
  return (
    <Footer
      links={[
        <Link key="accessibility" to="/accessibility">
          Accessibility statement
        </Link>,
      ]}
    >
      <strong>Turnout</strong>
      <br />
      Training of safeguarding partnerships
    </Footer>
  )
}

function Footer({ links, children }: { links: readonly ReactNode[]; children: ReactNode }) {
  return (
    <footer className="t-footer">
      <div className="govuk-width-container t-footer__inner">
        <p className="t-footer__who">{children}</p>
        <ul className="t-footer__links">
          {links.map((link, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the links do not change places
            <li key={i}>{link}</li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
