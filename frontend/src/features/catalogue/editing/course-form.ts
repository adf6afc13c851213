import type { Schema } from '@/api/client'
import {
  choiceIn,
  optionally,
  optionalText,
  reading,
  requiredText,
  wholeNumber,
} from '@/govuk/form'
import { durationWords, modeWords } from '../words'
import {
  type RequirementValues,
  readRequirements,
  requirementField,
  valuesOfRequirements,
} from './requirements'
import { approvalWords, certificateRuleWords, courseStatusWords } from './words'

type Course = Schema['Course']

/** A course as it is typed. */
export type CourseValues = {
  /** Of the course as it was opened; empty for a new one. */
  version: string
  title: string
  code: string
  summary: string
  outcomes: string
  audience: string
  sectors: string[]
  inAreaOnly: boolean
  personLimit: string
  format: string
  durationClass: string
  cpdMinutes: string
  minimumMinutes: string
  certificateRule: string
  certificateMinutes: string
  policyGroup: string
  approval: string
  approvalDays: string
  levelTags: string[]
  newLevelTags: string
  priorities: { name: string; financialYear: string }[]
  prerequisites: RequirementValues[]
  status: string
}

export const courseSchema = reading((typed: CourseValues, answer) => {
  const certificateRule = answer(
    'certificateRule',
    choiceIn('what completing the course asks for', certificateRuleWords),
    typed.certificateRule,
  )
  const approval = answer(
    'approval',
    choiceIn('whose approval is needed', approvalWords),
    typed.approval,
  )
  const body: Schema['CourseWrite'] = {
    title: answer('title', requiredText('the title', 160), typed.title),
    code: answer('code', optionalText('the code', 40), typed.code),
    summary: answer('summary', optionalText('the summary', 2000), typed.summary) ?? '',
    outcomes: answer('outcomes', optionalText('the outcomes', 4000), typed.outcomes) ?? '',
    audience: answer('audience', optionalText('who it is for', 2000), typed.audience) ?? '',
    sectors: typed.sectors as Schema['Sector'][],
    inAreaOnly: typed.inAreaOnly,
    personLimit: answer(
      'personLimit',
      optionally(wholeNumber('The most bookings', 1, 100)),
      typed.personLimit,
    ),
    format: answer('format', choiceIn('the format', modeWords), typed.format),
    durationClass: answer(
      'durationClass',
      choiceIn('how long it is', durationWords),
      typed.durationClass,
    ),
    cpdMinutes:
      answer('cpdMinutes', optionally(wholeNumber('CPD minutes', 0, 10000)), typed.cpdMinutes) ?? 0,
    minimumMinutes: answer(
      'minimumMinutes',
      optionally(wholeNumber('Least minutes', 1, 1440)),
      typed.minimumMinutes,
    ),
    certificateRule,
    certificateMinutes:
      certificateRule === 'minutes'
        ? answer(
            'certificateMinutes',
            wholeNumber('Minutes to complete', 1, 10000),
            typed.certificateMinutes,
          )
        : undefined,
    policyGroup: typed.policyGroup || undefined,
    approval,
    approvalDays: needsAnswer(approval)
      ? answer('approvalDays', wholeNumber('Working days', 1, 60), typed.approvalDays)
      : undefined,
    levelTags: [...new Set([...typed.levelTags, ...separate(typed.newLevelTags)])],
    priorities: typed.priorities.map((row, i) => ({
      name: answer(`priorities.${i}.name`, requiredText('the priority', 80), row.name),
      financialYear: answer(
        `priorities.${i}.financialYear`,
        requiredText('the year', 7),
        row.financialYear,
      ),
    })),
    prerequisites: readRequirements('prerequisites', typed.prerequisites, answer),
    status: answer('status', choiceIn('the status', courseStatusWords), typed.status),
    version: typed.version || undefined,
  }
  return body
})

/** Whether somebody else answers, in a number of days. */
const needsAnswer = (approval: Schema['ApprovalAsks']) =>
  approval === 'line_manager' || approval === 'coordinator'

/** The field for an error of the server: some stand elsewhere on the screen. */
export function courseFieldFor(field: string): string {
  return field
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .replace(/^prerequisites\..*$/, requirementField)
    .replace(/^sectors\..*$/, 'sectors')
    .replace(/^levelTags\..*$/, 'newLevelTags')
}

export const newCourse: CourseValues = {
  version: '',
  title: '',
  code: '',
  summary: '',
  outcomes: '',
  audience: '',
  sectors: [],
  inAreaOnly: false,
  personLimit: '',
  format: '',
  durationClass: '',
  cpdMinutes: '',
  minimumMinutes: '',
  certificateRule: 'none',
  certificateMinutes: '',
  policyGroup: '',
  approval: 'none',
  approvalDays: '5',
  levelTags: [],
  newLevelTags: '',
  priorities: [],
  prerequisites: [],
  status: 'draft',
}

/** A course that exists, ready to be changed. */
export function valuesOfCourse(course: Course): CourseValues {
  return {
    version: course.version,
    title: course.title,
    code: course.code ?? '',
    summary: course.summary,
    outcomes: course.outcomes,
    audience: course.audience,
    sectors: course.sectors,
    inAreaOnly: course.inAreaOnly,
    personLimit: String(course.personLimit ?? ''),
    format: course.format,
    durationClass: course.durationClass,
    cpdMinutes: course.cpdMinutes === 0 ? '' : String(course.cpdMinutes),
    minimumMinutes: String(course.minimumMinutes ?? ''),
    certificateRule: course.certificateRule,
    certificateMinutes: String(course.certificateMinutes ?? ''),
    approval: course.approval,
    approvalDays: String(course.approvalDays),
    policyGroup: course.policyGroup,
    levelTags: course.levelTags,
    newLevelTags: '',
    priorities: course.priorities.map(({ name, financialYear }) => ({ name, financialYear })),
    prerequisites: valuesOfRequirements(course.prerequisites),
    status: course.status,
  }
}

/** Words separated by commas or lines. */
function separate(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
