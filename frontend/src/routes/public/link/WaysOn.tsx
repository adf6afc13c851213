import { Link } from '@/govuk/Link'

/** Where to go from a link, whoever one is. */
export function WaysOn({ partnership }: { partnership: string }) {
  return (
    <ul className="govuk-list">
      <li>
        <Link to="/$partnership/my" params={{ partnership }}>
          See what you have booked
        </Link>{' '}
        (you sign in with a code that we send to your e-mail address)
      </li>
      <li>
        <Link to="/$partnership" params={{ partnership }}>
          Find training
        </Link>
      </li>
    </ul>
  )
}
