import type { Schema } from '@/api/client'
import type { ComboboxOption } from '@/govuk/Combobox'
import { chosen, optionalText } from '@/govuk/form'
import type { ReadAnswer } from '@/govuk/form/reading'

/** A line as it is typed: the course asked for, then what is accepted in its place. */
export type RequirementValues = {
  courses: { course: ComboboxOption | null }[]
  /** Titles of training of others, one to a line. */
  outside: string
}

/** Lines of courses as the server takes them; a course left empty is an error on its field. */
export function readRequirements(
  name: string,
  typed: RequirementValues[],
  answer: ReadAnswer,
): Schema['RequirementWrite'][] {
  return typed.map((line, i) => ({
    courses: line.courses.map(({ course }, c) =>
      answer(`${name}.${i}.courses.${c}.course`, chosen('the course'), course),
    ),
    outside: separateLines(
      answer(`${name}.${i}.outside`, optionalText('the titles', 1600), line.outside) ?? '',
    ),
  }))
}

/** The field for an error of the server about a line of courses. */
export function requirementField(field: string): string {
  return field
    .replace(/\.courses$/, '.courses.0.course')
    .replace(/\.courses\.(\d+)$/, '.courses.$1.course')
    .replace(/\.outside\.\d+$/, '.outside')
}

/** Lines that are there, ready to be changed. */
export const valuesOfRequirements = (lines: Schema['Requirement'][]): RequirementValues[] =>
  lines.map(({ courses, outside }) => ({
    courses: courses.map(({ id, name }) => ({ course: { value: id, label: name } })),
    outside: outside.join('\n'),
  }))

export const newRequirement: RequirementValues = { courses: [{ course: null }], outside: '' }

function separateLines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
}
