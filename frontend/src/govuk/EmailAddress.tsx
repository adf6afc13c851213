/** An e-mail address that, where it does not fit, breaks behind the @ first. */
export function EmailAddress({ children = '' }: { children?: string }) {
  const [name, domain] = children.split(/(?<=@)/)
  return (
    <span className="t-email">
      {name}
      <wbr />
      {domain}
    </span>
  )
}
