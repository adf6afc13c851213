import type { Schema } from '@/api/client'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { audienceWords, countOf, cpdInWords, durationWords, modeWords } from './words'

type CourseFactsProps = {
  course: Schema['Course']
  /** False beside a session, which has a format of its own. */
  withFormat?: boolean
}

/** What is known of a course at a glance. */
export function CourseFacts({ course, withFormat = true }: CourseFactsProps) {
  const priorities = [...new Set(course.priorities.map((priority) => priority.name))]
  const cpd = cpdInWords(course.cpdMinutes)
  return (
    <SummaryList
      rows={[
        course.audience ? { key: 'Who it is for', value: <Prose text={course.audience} /> } : null,
        course.sectors.length > 0
          ? { key: 'Open to', value: course.sectors.map((one) => audienceWords[one]).join(', ') }
          : null,
        course.inAreaOnly ? { key: 'Area', value: 'Only for agencies in our area' } : null,
        course.personLimit
          ? {
              key: 'At a time',
              value: `One person can hold ${countOf(course.personLimit, 'booking')} of it`,
            }
          : null,
        course.levelTags.length > 0 ? { key: 'Level', value: course.levelTags.join(', ') } : null,
        withFormat ? { key: 'Format', value: modeWords[course.format] } : null,
        { key: 'Length', value: durationWords[course.durationClass] },
        cpd ? { key: 'CPD', value: cpd } : null,
        priorities.length > 0 ? { key: 'Priorities', value: priorities.join(', ') } : null,
      ]}
    />
  )
}
