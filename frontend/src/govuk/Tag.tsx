import type { ReactNode } from 'react'
import { classNames } from './class-names'

type TagProps = {
  /** The colour supports the word and never replaces it. */
  tone?: 'neutral' | 'brand' | 'good' | 'warn' | 'bad' | 'outline'
  children: ReactNode
}

/** A state or a kind in one or two words. */
export function Tag({ tone = 'neutral', children }: TagProps) {
  return (
    <span className={classNames('t-tag', tone !== 'neutral' && `t-tag--${tone}`)}>{children}</span>
  )
}
