import './fields.scss'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy, ErrorMessage, type FieldWords, FormGroup, Hint } from './Field'
import { Fieldset } from './Fieldset'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Shown, and not to be chosen: its hint says why. */
  disabled?: boolean
  /** Shown beneath while this one is chosen. */
  children?: ReactNode
}

export type ChoicesProps = Omit<FieldWords, 'label'> & {
  /** The id of the first control, so that the error summary can lead to it; the others follow from it. */
  id: string
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l'
  legendHidden?: boolean
  choices: readonly Choice[]
  small?: boolean
  /** Which values are chosen now. Needed for `children` of a choice to show. */
  chosen?: readonly string[]
  /** Given to every control: name, onChange, ref, and `defaultChecked` or `checked` by value. */
  control: (value: string) => ComponentProps<'input'>
}

type KindProps = ChoicesProps & { kind: 'radios' | 'checkboxes'; inline?: boolean }

/** What radios and checkboxes have in common. */
export function Choices({
  id,
  legend,
  legendSize,
  legendHidden,
  hint,
  error,
  choices,
  small,
  chosen = [],
  control,
  kind,
  inline,
}: KindProps) {
  const block = `govuk-${kind}`
  return (
    <FormGroup error={error}>
      <Fieldset
        legend={legend}
        legendSize={legendSize}
        legendHidden={legendHidden}
        describedBy={describedBy(id, { hint, error })}
      >
        {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
        {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
        <div
          className={classNames(block, small && `${block}--small`, inline && `${block}--inline`)}
        >
          {choices.map((choice, i) => {
            const own = i === 0 ? id : `${id}-${i + 1}`
            return (
              <ChoiceItem
                key={choice.value}
                id={own}
                block={block}
                choice={choice}
                open={chosen.includes(choice.value)}
              >
                <input
                  {...control(choice.value)}
                  id={own}
                  type={kind === 'radios' ? 'radio' : 'checkbox'}
                  value={choice.value}
                  disabled={choice.disabled}
                  aria-describedby={choice.hint ? `${own}-item-hint` : undefined}
                  className={`${block}__input`}
                />
              </ChoiceItem>
            )
          })}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

type ChoiceItemProps = {
  id: string
  block: string
  choice: Choice
  open: boolean
  children: ReactNode
}

function ChoiceItem({ id, block, choice, open, children }: ChoiceItemProps) {
  return (
    <>
      <div className={`${block}__item`}>
        {children}
        <label className={`govuk-label ${block}__label`} htmlFor={id}>
          {choice.label}
        </label>
        {choice.hint ? (
          <div id={`${id}-item-hint`} className={`govuk-hint ${block}__hint`}>
            {choice.hint}
          </div>
        ) : null}
      </div>
      {choice.children && open ? (
        <div className={`${block}__conditional`}>{choice.children}</div>
      ) : null}
    </>
  )
}
