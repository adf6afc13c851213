import { useSuspenseQuery } from '@tanstack/react-query'
import './partnerships.scss'
import { partnershipsQuery } from '@/features/partnership/queries'
import { brandStyle } from '@/govuk/brand'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'

/** The front door: whose training is it? */
export function Partnerships() {
  const { data } = useSuspenseQuery(partnershipsQuery())
  return (
    <Page
      hero={
        <>
          <PageTitle size="xl">Safeguarding training, together</PageTitle>
          <p className="govuk-body-l">
            Find, book and record the training that safeguarding partnerships run for everyone who
            works with children, families and adults at risk.
          </p>
        </>
      }
    >
      <h2 className="govuk-heading-m">Choose your partnership</h2>
      {data.partnerships.length === 0 ? (
        <p className="govuk-body">No partnership has published its programme yet.</p>
      ) : (
        <ul className="t-partnerships">
          {data.partnerships.map((partnership) => (
            <li
              key={partnership.slug}
              className="t-partnerships__item"
              style={brandStyle(partnership.colour)}
            >
              <Link
                to="/$partnership"
                params={{ partnership: partnership.slug }}
                className="t-partnerships__link"
                quiet
              >
                {partnership.name}
              </Link>
              <p className="t-partnerships__region">{partnership.region}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
