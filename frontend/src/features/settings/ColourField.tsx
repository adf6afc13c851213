import type { FieldPath, FieldValues } from 'react-hook-form'
import * as z from 'zod/mini'
import { brandPalette, brandStyle, contrast } from '@/govuk/brand'
import { FormInput, type TurnoutForm } from '@/govuk/form'
import './colour.scss'

const code = /^#?[0-9a-f]{6}$/i

/** A colour as designers write it; `#` may be left out. Gives `#rrggbb`, small letters. */
export const colourCode = z.pipe(
  z
    .string()
    .check(z.trim(), z.regex(code, 'Enter the colour as six letters and digits, like #1f4e79')),
  z.transform((typed: string) => `#${typed.replace('#', '').toLowerCase()}`),
)

type ColourFieldProps<Values extends FieldValues> = {
  form: TurnoutForm<Values>
  name: FieldPath<Values>
}

/** The partnership's colour, with what becomes of it where text must stay readable. */
export function ColourField<Values extends FieldValues>({ form, name }: ColourFieldProps<Values>) {
  const typed = String(form.hook.watch(name) ?? '').trim()
  return (
    <>
      <FormInput
        form={form}
        name={name}
        label="Colour"
        hint="Six letters and digits, like #1f4e79. Your style guide has it."
        width={10}
        autoComplete="off"
        spellCheck={false}
      />
      {code.test(typed) ? <Preview colour={`#${typed.replace('#', '')}`} /> : null}
    </>
  )
}

/** How it looks, and how well it can be read. */
function Preview({ colour }: { colour: string }) {
  const { brand, action, on } = brandPalette(colour)
  return (
    <div className="t-colour" style={brandStyle(colour)}>
      <div className="t-colour__stripe" />
      <div className="t-colour__body">
        <p className="t-colour__name">
          <span className="t-colour__mark" aria-hidden="true">
            A
          </span>
          Name of the partnership
        </p>
        <p className="t-colour__texts">
          <span className="t-colour__link">A link</span>
          <span className="t-colour__button">A button</span>
        </p>
        <p className="t-colour__words">
          {action === brand
            ? 'The colour is used as it is.'
            : `Links and buttons use ${action}, a darker shade, so that everyone can read them.`}{' '}
          Contrast of links {ratio(contrast(action, '#ffffff'))}, of the letter{' '}
          {ratio(contrast(on, brand))}; at least 4.5:1 is needed.
        </p>
      </div>
    </div>
  )
}

function ratio(contrastOf: number): string {
  return `${(Math.floor(contrastOf * 10) / 10).toFixed(1)}:1`
}
