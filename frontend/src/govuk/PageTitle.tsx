import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { setDocumentTitle } from './document-title'

type PageTitleProps = {
  /** The heading. A plain string, because the browser's title is made from it. */
  children: string
  /** What stands above the heading, within it: the course of a session. */
  caption?: ReactNode
  size?: 'xl' | 'l'
  className?: string
  /** For the browser's title, where the heading alone would not tell two tabs apart. */
  documentTitle?: string
}

/** What a page title needs from the application around it. */
export type PageContext = {
  /** Follows the page's own title: the partnership's name. */
  suffix: string
  /** True once after each move to another page: the new heading then takes the focus. */
  takeFocus: () => boolean
}

export const PageContext = createContext<PageContext>({ suffix: '', takeFocus: () => false })

/** The one `h1` of a page. Sets the browser's title, and takes the focus when the reader has moved here. */
export function PageTitle({
  children,
  caption,
  size = 'l',
  className,
  documentTitle,
}: PageTitleProps) {
  const { suffix, takeFocus } = useContext(PageContext)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    setDocumentTitle([documentTitle ?? children, suffix].filter(Boolean).join(' – '))
  }, [children, documentTitle, suffix])

  useEffect(() => {
    if (takeFocus()) heading.current?.focus()
  }, [takeFocus])

  return (
    <h1 ref={heading} tabIndex={-1} className={className ?? `govuk-heading-${size}`}>
      {caption ? <span className={`govuk-caption-${size}`}>{caption} </span> : null}
      {children}
    </h1>
  )
}
