import { useCallback, useEffect, useRef } from 'react'
import './letter.scss'

/**
 * A letter's own page, in a frame. Our pages forbid styles that stand in the markup, and a frame
 * inherits that; so they are given to the elements one by one. Links lead
 * nowhere: they are those of an example.
 */
export function LetterPage({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const fill = useCallback(() => {
    const page = frame.current?.contentDocument
    if (!frame.current || !page) return
    const letter = new DOMParser().parseFromString(
      html.replaceAll(' style="', ' data-style="'),
      'text/html',
    )
    page.documentElement.lang = 'en-GB'
    page.title = letter.title
    for (const link of letter.body.querySelectorAll('a')) link.removeAttribute('href')
    page.body.style.margin = '0'
    page.body.replaceChildren(...letter.body.childNodes)
    for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
      element.style.cssText = element.dataset.style ?? ''
    }
    frame.current.style.height = '0'
    frame.current.style.height = `${page.documentElement.scrollHeight}px`
  }, [html])
  useEffect(() => {
    fill()
    window.addEventListener('resize', fill)
    return () => window.removeEventListener('resize', fill)
  }, [fill])
  return (
    <iframe
      ref={frame}
      className="t-letter__page"
      title="The letter as mail programs show it"
      onLoad={fill}
    />
  )
}
