/** One thing wrong with one field, as the server says it. */
export type FieldProblem = {
  /** The path of the field in the request's body: `email`, `parts[0].start`. */
  field: string
  /** For the program: `required`, `too_long`. */
  code: string
  /** For the reader. */
  message: string
}

type ProblemFacts = {
  status: number
  code: string
  title?: string
  detail?: string
  errors?: readonly FieldProblem[]
  requestId?: string
  /** Seconds to wait before trying again, from Retry-After. */
  retryAfter?: number
}

/** Codes for what the server did not say because it could not. */
export const offline = 'offline'
export const unexpected = 'unexpected'

/**
 * Why a call failed: an RFC 9457 problem from the server, or its absence. `status` is 0 when no
 * answer came (`offline`); whether the server acted is then unknown.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  readonly requestId: string | undefined
  readonly retryAfter: number | undefined

  constructor(facts: ProblemFacts) {
    super(`${facts.status} ${facts.code}`)
    this.name = 'Problem'
    this.status = facts.status
    this.code = facts.code
    this.title = facts.title ?? ''
    this.detail = facts.detail ?? ''
    this.errors = facts.errors ?? []
    this.requestId = facts.requestId
    this.retryAfter = facts.retryAfter
  }

  /** The same request, sent again, may succeed: no answer came, or the server was too busy. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Whether the server may have acted although it did not say so. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

/** The problem behind anything thrown: a {@link Problem} is itself, everything else a fault of ours, `unexpected`. */
export function problemOf(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem({ status: 500, code: unexpected })
}

/** The problem an answer carries. A body that is no problem (a proxy's page) becomes `unexpected`. */
export function problemFrom(response: Response, body: unknown): Problem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const seconds = Number(response.headers.get('Retry-After'))
  return new Problem({
    status: response.status,
    code: text(said.code) ?? unexpected,
    title: text(said.title),
    detail: text(said.detail),
    errors: Array.isArray(said.errors) ? said.errors.filter(isFieldProblem) : [],
    requestId: text(said.requestId),
    retryAfter: seconds > 0 ? seconds : undefined,
  })
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isFieldProblem(value: unknown): value is FieldProblem {
  const said = value as Partial<FieldProblem> | null
  return typeof said?.field === 'string' && typeof said.message === 'string'
}

/**
 * The answer to a link from a mail that no longer works: nothing. A mistyped token is refused for its form, which tells
 * the reader no more. What else went wrong is thrown again.
 */
export function noSuchLink(thrown: unknown): null {
  if (thrown instanceof Problem && [400, 404, 422].includes(thrown.status)) return null
  throw thrown
}
