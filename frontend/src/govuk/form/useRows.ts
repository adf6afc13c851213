import { useEffect, useRef } from 'react'
import { type ArrayPath, type FieldArray, type FieldValues, useFieldArray } from 'react-hook-form'
import { fieldId } from './errors'
import type { TurnoutForm } from './useForm'

/**
 * Rows of a form that can be added and taken away: parts, trainers. The focus goes to `first`, the
 * first field of a new row; after a removal to that of the row before, for it must go somewhere.
 */
export function useRows<Values extends FieldValues, Name extends ArrayPath<Values>>(
  form: TurnoutForm<Values>,
  name: Name,
  first: string,
) {
  const { fields, append, remove, swap } = useFieldArray({ control: form.hook.control, name })
  const focusOn = useRef<number | null>(null)
  const count = fields.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row exists once the count has changed
  useEffect(() => {
    if (focusOn.current === null) return
    document.getElementById(fieldId(form.id, `${name}.${focusOn.current}.${first}`))?.focus()
    focusOn.current = null
  }, [count])
  return {
    /** One key a row, for React. */
    keys: fields.map((field) => field.id),
    add: (row: FieldArray<Values, Name>) => {
      focusOn.current = count
      append(row, { shouldFocus: false })
    },
    remove: (i: number) => {
      focusOn.current = Math.max(0, i - 1)
      remove(i)
    },
    /** Changes a row's place with a neighbour's; past the ends nothing happens. */
    move: (i: number, to: number) => {
      if (to >= 0 && to < count) swap(i, to)
    },
  }
}
