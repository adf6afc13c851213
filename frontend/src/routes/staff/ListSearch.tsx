import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '@/govuk/Button'
import { Input } from '@/govuk/Input'

type ListSearchProps = {
  /** What the words are looked for in: "Name or e-mail address". */
  label: string
  /** What is searched, for the landmark: "People". */
  of: string
  q: string | undefined
  /** Takes what stands in the form, by the names of its fields. */
  onSearch: (form: FormData) => void
  /** More fields, with names. */
  children?: ReactNode
}

/** Searches a list of staff. The address holds what was searched, so Back and links work. */
export function ListSearch({ label, of, q, onSearch, children }: ListSearchProps) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSearch(new FormData(event.currentTarget))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a search element cannot be submitted
    <form role="search" aria-label={of} className="t-list-search t-no-print" onSubmit={submit}>
      <Input
        id={id}
        name="q"
        label={label}
        type="search"
        defaultValue={q ?? ''}
        maxLength={120}
        key={q}
        autoComplete="off"
      />
      {children}
      <Button type="submit" variant="secondary">
        Search
      </Button>
    </form>
  )
}

/** A field of a search form; undefined when it was left empty. */
export function fieldOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
