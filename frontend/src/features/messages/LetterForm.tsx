import { type ReactNode, useState } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { Form, FormInput, FormTextarea, reading, Submit, useForm } from '@/govuk/form'
import { Table } from '@/govuk/Table'
import { LetterPreview } from './LetterPreview'
import { previewLetter } from './queries'

type Draft = Schema['LetterDraft']
type Words = Schema['LetterWords']

type LetterFormProps = {
  partnership: string
  letter: Schema['Letter']
  present: () => Promise<Schema['Letter']>
  onSaved: () => Promise<void>
  cancel: ReactNode
}

// The server knows which placeholders there are, so it alone says what is wrong with the words.
const schema = reading((typed: Required<Draft>): Draft => {
  const { reference, ...words } = typed
  return reference.trim() ? { ...words, reference } : words
})

/** Writes a letter in words of one's own: first the words, then how it looks, and only then they count. */
export function LetterForm({ partnership, letter, present, onSaved, cancel }: LetterFormProps) {
  const { name } = letter.letter
  const [seen, setSeen] = useState<{ draft: Draft; preview: Schema['LetterPreview'] }>()
  const [typed, setTyped] = useState<Required<Draft>>({ ...letter.words, reference: '' })
  const form = useForm({
    schema,
    values: typed,
    save: (draft) => previewLetter(partnership, name, draft),
    onSaved: (preview, draft) => {
      setTyped({ reference: '', ...draft })
      setSeen({ draft, preview })
    },
  })
  if (seen) {
    return (
      <LetterPreview
        partnership={partnership}
        letter={letter}
        {...seen}
        present={present}
        onSaved={onSaved}
        change={() => setSeen(undefined)}
        cancel={cancel}
      />
    )
  }
  return (
    <Form form={form}>
      <FormInput form={form} name="subject" label="Subject" />
      <FormTextarea
        form={form}
        name="opening"
        label="How it begins"
        hint="An empty line makes a new paragraph."
        rows={6}
      />
      <p className="govuk-body">
        Then comes what we always add. {letter.adds} Its heading is “{letter.title}”.
      </p>
      <FormTextarea
        form={form}
        name="closing"
        label="How it closes"
        hint="It may stay empty."
        rows={4}
      />
      <Placeholders placeholders={letter.placeholders} />
      {letter.letter.own ? <Standard words={letter.standard} /> : null}
      <FormInput
        form={form}
        name="reference"
        label="Show it for a booking (optional)"
        hint="Its reference. Without one you see it for the next session."
        width={10}
      />
      <ButtonGroup>
        <Submit form={form}>See how it looks</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

function Placeholders({ placeholders }: { placeholders: Schema['Letter']['placeholders'] }) {
  return (
    <Details summary="What you can have filled in" open>
      <Table
        caption="Placeholders of this letter"
        captionHidden
        rows={placeholders}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: 'Write',
            rowHeader: true,
            cell: ({ name }) => <code>{`{{${name}}}`}</code>,
          },
          { key: 'meaning', header: 'For', cell: ({ meaning }) => meaning },
          { key: 'example', header: 'For example', cell: ({ example }) => example },
        ]}
      />
    </Details>
  )
}

function Standard({ words }: { words: Words }) {
  return (
    <Details summary="The standard words">
      <p className="govuk-body">
        Subject: <strong>{words.subject}</strong>
      </p>
      <p className="govuk-body t-letter__words">
        {words.opening}
        {words.closing ? `\n\n…\n\n${words.closing}` : ''}
      </p>
    </Details>
  )
}
