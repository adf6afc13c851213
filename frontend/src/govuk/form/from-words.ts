import { choice } from './schema'

// A feature keeps the words of its choices in one table: `{ in_person: 'In person', … }`.

/** One of the keys of a table of words; nothing chosen is an error. `what` continues "Select …". */
export function choiceIn<Key extends string>(what: string, words: Record<Key, unknown>) {
  return choice(what, Object.keys(words) as Key[])
}

/** A table of words as choices or options, in its order. */
export function choicesFrom(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
