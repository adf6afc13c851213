import { type FormEvent, useEffect, useState } from 'react'
import type { Schema } from '@/api/client'
import type { Problem } from '@/api/problem'
import { refusedAt } from '@/api/refusal'
import { modeWords } from '@/features/catalogue/words'
import { Button } from '@/govuk/Button'
import { Checkboxes } from '@/govuk/Checkboxes'
import { classNames } from '@/govuk/class-names'
import { Input } from '@/govuk/Input'
import { findTrainingRoute } from './route'
import { countFilters, type FindTrainingSearch, readSearch } from './search'

type FiltersProps = {
  partnership: Schema['Partnership']
  /** What the server finds wrong with the dates. */
  refused: Problem | null
}

/** What narrows the search. On a phone it is closed until wanted. Nothing changes before "Apply". */
export function Filters({ partnership, refused }: FiltersProps) {
  const search = findTrainingRoute.useSearch()
  const navigate = findTrainingRoute.useNavigate()
  const chosen = countFilters(search)
  const [open, setOpen] = useState(refused !== null)
  // What is wrong must be in sight, on a phone too.
  useEffect(() => {
    if (refused) setOpen(true)
  }, [refused])
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = filtersFrom(new FormData(event.currentTarget))
    setOpen(false)
    void navigate({
      search: ({ q, view, month }: FindTrainingSearch) => ({ ...next, q, view, month }),
    })
  }
  return (
    <div className={classNames('t-filters', open && 't-filters--open')}>
      <Button
        variant="secondary"
        className="t-filters__toggle"
        aria-expanded={open}
        aria-controls="filters"
        onClick={() => setOpen(!open)}
      >
        {chosen > 0 ? `Filters (${chosen} chosen)` : 'Filters'}
      </Button>
      <form
        id="filters"
        className="t-filters__form"
        aria-label="Filters"
        onSubmit={apply}
        // The boxes begin anew whenever the address changes: Back shows what was chosen then.
        key={JSON.stringify(search)}
      >
        <h2 className="govuk-heading-s t-filters__title">Filters</h2>
        {search.view === 'month' ? null : (
          <div className="t-filters__dates">
            <DateFilter
              name="from"
              label="From"
              value={search.from}
              error={refusedAt(refused, 'from')}
            />
            <DateFilter
              name="to"
              label="Until"
              value={search.to}
              error={refusedAt(refused, 'to')}
            />
          </div>
        )}
        <Boxes
          legend="Places"
          name="placesLeft"
          chosen={search.placesLeft ? ['true'] : []}
          choices={[{ id: 'true', name: 'Only with places left' }]}
        />
        <Boxes
          legend="Format"
          name="mode"
          chosen={search.mode}
          choices={Object.entries(modeWords).map(([id, name]) => ({ id, name }))}
        />
        <Boxes
          legend="Level"
          name="level"
          chosen={search.level}
          choices={partnership.levelTags.map((level) => ({ id: level, name: level }))}
        />
        <Boxes
          legend="Locality"
          name="locality"
          chosen={search.locality}
          choices={partnership.localities}
        />
        <Boxes
          legend="Priority"
          name="priority"
          chosen={search.priority}
          choices={partnership.priorities}
        />
        <Button type="submit">Apply filters</Button>
      </form>
    </div>
  )
}

/** The filters as they stand in the form. */
function filtersFrom(form: FormData): FindTrainingSearch {
  return readSearch({
    from: form.get('from'),
    to: form.get('to'),
    placesLeft: form.get('placesLeft'),
    mode: form.getAll('mode'),
    level: form.getAll('level'),
    locality: form.getAll('locality'),
    priority: form.getAll('priority'),
  })
}

type BoxesProps = {
  legend: string
  name: string
  chosen: readonly string[] | undefined
  choices: readonly { id: string; name: string }[]
}

function Boxes({ legend, name, chosen = [], choices }: BoxesProps) {
  if (choices.length === 0) return null
  return (
    <Checkboxes
      id={`filter-${name}`}
      legend={legend}
      small
      choices={choices.map((choice) => ({ value: choice.id, label: choice.name }))}
      control={(value) => ({ name, defaultChecked: chosen.includes(value) })}
    />
  )
}

type DateFilterProps = {
  name: 'from' | 'to'
  label: string
  value: string | undefined
  error: string | undefined
}

/** The browser's own date picker: a filter is looked for, not known by heart. */
function DateFilter({ name, value, ...words }: DateFilterProps) {
  return <Input id={`filter-${name}`} name={name} type="date" defaultValue={value} {...words} />
}
