import './form.scss'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from './class-names'
import { describedBy, Field, type FieldWords } from './Field'

export type ComboboxOption = {
  value: string
  label: string
  /** Tells two of the same name apart: a town, a sector. */
  detail?: string
}

type ComboboxProps = FieldWords & {
  id: string
  /** What was chosen; null when nothing is. Typing over a choice gives it up. */
  value: ComboboxOption | null
  onChange: (value: ComboboxOption | null) => void
  onBlur?: () => void
  /** Finds options for what was typed, best first. May reject; the field then says so. */
  search: (words: string) => Promise<readonly ComboboxOption[]>
  /** Search from this many letters on. */
  from?: number
  /** Said when nothing was found; should say what to do then. */
  nothingFound?: ReactNode
  required?: boolean
}

type Found = { for: string; options: readonly ComboboxOption[]; failed?: boolean }

const nothing: Found = { for: '', options: [] }

/**
 * Chooses one of very many by typing: an agency, a person. An editable combobox with a list, as the
 * ARIA Authoring Practices describe it: arrows move, Enter chooses, Escape closes.
 */
export function Combobox({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  onBlur,
  search,
  from = 2,
  nothingFound = 'Nothing found',
  required,
}: ComboboxProps) {
  const [words, setWords] = useState(value?.label ?? '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = useFound(search, words.trim(), open && words.trim().length >= from)
  const listId = `${id}-list`
  const options = found.options

  const choose = (option: ComboboxOption) => {
    setWords(option.label)
    setOpen(false)
    setActive(-1)
    onChange(option)
  }

  const type = (typed: string) => {
    setWords(typed)
    setOpen(true)
    setActive(-1)
    if (value) onChange(null)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const option = options[active]
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        setOpen(true)
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive(options.length === 0 ? -1 : around(active, step, options.length))
        break
      }
      case 'Enter':
        if (open && option) {
          event.preventDefault()
          choose(option)
        }
        break
      case 'Escape':
        if (open) {
          event.preventDefault()
          setOpen(false)
          setActive(-1)
        }
        break
    }
  }

  const answered = open && found.for !== '' && found.for === words.trim()
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="t-combobox">
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={answered && options.length > 0}
          aria-controls={listId}
          aria-activedescendant={options[active] ? `${id}-option-${active}` : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
          aria-required={required}
          className={classNames('govuk-input', error && 'govuk-input--error')}
          value={words}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false)
            setActive(-1)
            onBlur?.()
          }}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={typeof label === 'string' ? label : undefined}
          className="t-combobox__list"
          hidden={!answered || options.length === 0}
        >
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text box
            <div
              key={option.value}
              id={`${id}-option-${i}`}
              role="option"
              aria-selected={i === active}
              className="t-combobox__option"
              // Pressing must not take the focus from the text box, which would close the list first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              onKeyDown={undefined}
              ref={i === active ? scrollIntoSight : undefined}
            >
              {option.label}
              {option.detail ? <span className="t-combobox__detail">{option.detail}</span> : null}
            </div>
          ))}
        </div>
        {answered && (found.failed || options.length === 0) ? (
          <div className="t-combobox__list t-combobox__note">
            {found.failed ? 'The search did not work. Type again to retry.' : nothingFound}
          </div>
        ) : null}
        <div role="status" className="govuk-visually-hidden">
          {answered ? spoken(found, nothingFound) : ''}
        </div>
      </div>
    </Field>
  )
}

/** Searches a moment after the last key, and drops answers that come too late. */
function useFound(search: ComboboxProps['search'], words: string, wanted: boolean): Found {
  const [found, setFound] = useState(nothing)
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    if (!wanted) {
      setFound(nothing)
      return
    }
    let late = false
    const timer = setTimeout(() => {
      latest.current(words).then(
        (options) => late || setFound({ for: words, options }),
        () => late || setFound({ for: words, options: [], failed: true }),
      )
    }, 150)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [words, wanted])
  return found
}

function around(active: number, step: number, length: number): number {
  if (active < 0) return step > 0 ? 0 : length - 1
  return (active + step + length) % length
}

function spoken(found: Found, nothingFound: ReactNode): ReactNode {
  if (found.failed) return 'The search did not work.'
  if (found.options.length === 0) return nothingFound
  return found.options.length === 1 ? '1 result' : `${found.options.length} results`
}

function scrollIntoSight(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' })
}
