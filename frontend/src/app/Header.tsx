import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export type NavigationItem = { label: string; link: ReactNode }

type HeaderProps = {
  /** The whole of the left: monogram and name, as a link home. */
  name: ReactNode
  account?: ReactNode
  navigation?: ReactNode
  /** Above everything: the bar of a demo deployment. */
  bar?: ReactNode
}

/** The head of every page. */
export function Header({ name, account, navigation, bar }: HeaderProps) {
  return (
    <>
      {bar}
      <header className="t-header">
        <div className="govuk-width-container">
          <div className="t-header__bar">
            {name}
            {account ? <div className="t-header__account">{account}</div> : null}
          </div>
          {navigation}
        </div>
      </header>
    </>
  )
}

/** The partnership's first letter on its colour, for a mark. */
export function Monogram({ of }: { of: string }) {
  return (
    <span className="t-monogram" aria-hidden="true">
      {of.charAt(0).toUpperCase()}
    </span>
  )
}

/** Turnout's own name, on pages of no partnership. */
export function HouseName() {
  return (
    <Link to="/" className="t-header__name">
      <Monogram of="Turnout" />
      <span className="t-header__words">Turnout</span>
    </Link>
  )
}

/** Keeps the place of a name that is on its way. */
export function NoNameYet() {
  return <span className="t-header__name t-header__name--waiting" />
}

/** The name of a partnership, leading to what it offers. */
export function PartnershipName({ slug, name }: { slug: string; name: string }) {
  return (
    <Link
      to="/$partnership"
      params={{ partnership: slug }}
      className="t-header__name"
      activeOptions={{ exact: true, includeSearch: false }}
    >
      <Monogram of={name} />
      <span className="t-header__words">{name}</span>
    </Link>
  )
}
