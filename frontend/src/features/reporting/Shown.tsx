import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { dividedInWords } from './words'
import './shown.scss'

type ShownProps = { value: Schema['Figure'] | Schema['FigureValue']; children: ReactNode }

/** A number as printed, and beneath it what was divided by what. */
export function Shown({ value, children }: ShownProps) {
  const divided = dividedInWords(value)
  return (
    <>
      {children}
      {divided ? <span className="t-shown__of">{divided}</span> : null}
    </>
  )
}
