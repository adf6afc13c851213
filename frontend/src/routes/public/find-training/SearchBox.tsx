import { type FormEvent, useId } from 'react'
import { Button } from '@/govuk/Button'
import { findTrainingRoute } from './route'

/** The words of the search. The filters stay as they are. */
export function SearchBox() {
  const { q = '' } = findTrainingRoute.useSearch()
  const navigate = findTrainingRoute.useNavigate()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    void navigate({ search: (now) => ({ ...now, q: words || undefined, cursor: undefined }) })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known everywhere
    <form role="search" className="t-search" aria-label="Training" onSubmit={submit}>
      <label className="govuk-label t-search__label" htmlFor={id}>
        Theme, title, level or place
      </label>
      <div className="t-search__row">
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={q}
          maxLength={120}
          className="govuk-input t-search__input"
        />
        <Button type="submit">Search</Button>
      </div>
    </form>
  )
}
