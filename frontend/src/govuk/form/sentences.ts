import { offline, type Problem, unexpected } from '@/api/problem'

/** Sentences for problem codes; a feature adds its own in its words. */
export type Sentences = Readonly<Record<string, string>>

const general: Sentences = {
  [offline]:
    'We could not reach the service. What you entered is still here: check your connection and try again.',
  unavailable: 'The service is busy. What you entered is still here: try again in a few seconds.',
  in_progress: 'We are still working on your last try. Wait a moment, then try again.',
  unauthenticated:
    'You are no longer signed in. Sign in again in another tab, then come back here and try again: what you entered is still here.',
  forbidden: 'You do not have permission to do this.',
  not_found: 'This no longer exists, or you may not see it.',
  too_many: 'Too many tries. Wait a minute, then try again.',
}

/** The sentence for a problem: the feature's own for its code, a general one, what the server said, or that something is wrong with us. */
export function sentenceFor(problem: Problem, own: Sentences = {}): string {
  return (
    own[problem.code] ??
    general[problem.code] ??
    (problem.detail || problem.title || sorry(problem))
  )
}

function sorry(problem: Problem): string {
  const reference = problem.requestId ? ` If you contact us, quote ${problem.requestId}.` : ''
  const known = problem.code === unexpected ? '' : ` (${problem.code})`
  return `Something went wrong on our side${known}. What you entered is still here: try again in a few minutes.${reference}`
}
