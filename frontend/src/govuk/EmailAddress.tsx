import { Fragment } from 'react'

/** An e-mail address that, where it does not fit, breaks at the @ and the dots before it breaks a word. */
export function EmailAddress({ children = '' }: { children?: string }) {
  const [first, ...rest] = children.split(/(?<=@)|(?=\.)/)
  return (
    <span className="t-email">
      {first}
      {rest.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
        <Fragment key={i}>
          <wbr />
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
