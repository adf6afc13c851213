import './fields.scss'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy, ErrorMessage, type FieldWords, FormGroup, Hint } from './Field'
import { Fieldset } from './Fieldset'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Shown beneath while this one is chosen. */
  children?: ReactNode
}

type ChoicesProps = Omit<FieldWords, 'label'> & {
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

type RadiosProps = ChoicesProps & { inline?: boolean }

/** One of a few. Nothing is chosen beforehand unless one answer is by far the likeliest. */
export function Radios({ inline, ...props }: RadiosProps) {
  return <Choices {...props} kind="radios" inline={inline} />
}

/** Any number of a few. */
export function Checkboxes(props: ChoicesProps) {
  return <Choices {...props} kind="checkboxes" />
}

function Choices({
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
}: RadiosProps & { kind: 'radios' | 'checkboxes' }) {
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

type CheckboxProps = Omit<ComponentProps<'input'>, 'id'> & {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string
}

/** One box that stands alone: a declaration, a switch. */
export function Checkbox({ id, label, hint, error, ...props }: CheckboxProps) {
  return (
    <FormGroup error={error}>
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            {...props}
            id={id}
            type="checkbox"
            aria-describedby={describedBy(id, { hint, error })}
            aria-invalid={error ? true : undefined}
            className="govuk-checkboxes__input"
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
          {hint ? (
            <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
              {hint}
            </div>
          ) : null}
        </div>
      </div>
    </FormGroup>
  )
}
