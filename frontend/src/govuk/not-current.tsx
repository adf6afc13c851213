import type { ComponentProps, FunctionComponent } from 'react'

/**
 * The router marks every link to the present address, or above it, as current. That is right in a
 * navigation and wrong in a text: a link back to "Events" is not the page one is on.
 */
export function notCurrent<Props extends ComponentProps<'a'>>(
  Anchor: FunctionComponent<Props>,
): FunctionComponent<Props> {
  return function NotCurrent({ 'aria-current': _current, ...props }: Props) {
    return <Anchor {...(props as Props)} />
  }
}
