import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDeadline } from '@/calendar/dates'
import { breakOutsQuery } from '@/features/booking/basket'
import { placesInWords, timesInWords, whereInWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Tag } from '@/govuk/Tag'

type BreakOutsProps = { partnership: string; session: string }

/** What a conference lets its delegates choose from, slot by slot. */
export function BreakOuts({ partnership, session }: BreakOutsProps) {
  const { data } = useSuspenseQuery(breakOutsQuery(partnership, session))
  return (
    <section aria-labelledby="break-outs">
      <h2 className="govuk-heading-m" id="break-outs">
        Break-outs
      </h2>
      <p className="govuk-body">
        With a place at the conference you choose one in each slot
        {data.chooseUntil ? `, until ${formatDeadline(data.chooseUntil)}` : ''}.
        {data.open ? (
          <>
            {' '}
            <Link to="/$partnership/my/conferences/$session" params={{ partnership, session }}>
              Choose or change your break-outs
            </Link>
          </>
        ) : null}
      </p>
      {data.slots.map(({ slot, chosen, breakOuts }) => (
        <div key={slot}>
          <h3 className="govuk-heading-s">{slot}</h3>
          <ul className="govuk-list govuk-list--bullet">
            {breakOuts.map((breakOut) => {
              const places = placesInWords(breakOut)
              return (
                <li key={breakOut.id}>
                  <Link
                    to="/$partnership/sessions/$session"
                    params={{ partnership, session: breakOut.id }}
                  >
                    {breakOut.title}
                  </Link>
                  , {timesInWords(breakOut)}, {whereInWords(breakOut)}{' '}
                  {breakOut.id === chosen ? (
                    <Tag tone="good">Your choice</Tag>
                  ) : (
                    <Tag tone={places.tone}>{places.text}</Tag>
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </section>
  )
}
