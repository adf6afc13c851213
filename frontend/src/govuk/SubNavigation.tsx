import { createLink } from '@tanstack/react-router'
import { Children, type ComponentProps, type ReactNode } from 'react'

function SubNavigationAnchor(props: ComponentProps<'a'>) {
  return <a {...props} className="t-subnav__link" />
}

/** A part of the page's subject. The router marks the one shown with `aria-current`. */
export const SubNavigationLink = createLink(SubNavigationAnchor)

type SubNavigationProps = {
  /** Names the landmark: "This session", "Views". */
  label: string
  children: ReactNode
}

/** Links that divide one subject into pages or views, each with its own address; in place of tabs. */
export function SubNavigation({ label, children }: SubNavigationProps) {
  return (
    <nav className="t-subnav" aria-label={label}>
      <ul className="t-subnav__list">
        {Children.toArray(children).map((child, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the links of a page do not change places
          <li key={i}>{child}</li>
        ))}
      </ul>
    </nav>
  )
}
