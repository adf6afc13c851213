import { type Problem, problemOf } from '@/api/problem'
import type { MarkWrite } from './queries'

/** Where a person's mark is on its way: not yet answered, or the server could not be told. */
export type OnItsWay = {
  write: MarkWrite
  state: 'saving' | 'failed'
  /** What the server finds wrong with this very mark. */
  why?: string
}

export type QueueView = {
  /** Marks the server has not confirmed, by part and booking; see {@link MarkQueue.key}. */
  marks: ReadonlyMap<string, OnItsWay>
  saving: number
  failed: number
  /** Why the last try failed as a whole; what lies on a mark stands with it. Null once everything is saved or being tried again. */
  problem: Problem | null
}

type Send = (partId: string, marks: MarkWrite[]) => Promise<unknown>

/**
 * Marks on their way to the server. One request is under way at a time and carries everything tapped
 * since the one before, so that marks arrive in the order they were given however slow the network,
 * and thirty taps are not thirty requests. What could not be sent stays, marked as failed, until it
 * is tried again or given up; nothing is ever dropped silently.
 */
export class MarkQueue {
  private readonly marks = new Map<string, OnItsWay & { partId: string }>()
  private problem: Problem | null = null
  private underWay = false
  private listeners = new Set<() => void>()
  private shown: QueueView = { marks: new Map(), saving: 0, failed: 0, problem: null }

  private readonly send: Send

  constructor(send: Send) {
    this.send = send
  }

  static key(partId: string, bookingId: string): string {
    return `${partId}/${bookingId}`
  }

  /** Adds marks of a part; a later mark of the same person takes the place of the earlier one. */
  put(partId: string, writes: readonly MarkWrite[]) {
    for (const write of writes) {
      const key = MarkQueue.key(partId, write.bookingId)
      this.marks.set(key, { partId, write, state: 'saving' })
    }
    this.changed()
    void this.work()
  }

  /** Sends again what could not be sent. */
  retry() {
    for (const [key, { partId, write }] of this.marks) {
      this.marks.set(key, { partId, write, state: 'saving' })
    }
    this.problem = null
    this.changed()
    void this.work()
  }

  /** Gives up what could not be sent: the register then shows what the server knows. */
  giveUp() {
    for (const [key, mark] of this.marks) if (mark.state === 'failed') this.marks.delete(key)
    this.problem = null
    this.changed()
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  view = (): QueueView => this.shown

  private async work() {
    if (this.underWay) return
    this.underWay = true
    for (let next = this.next(); next.length > 0; next = this.next()) await this.sendTogether(next)
    this.underWay = false
  }

  /** What waits to be sent, of one part: the server takes one part at a time. */
  private next() {
    const waiting = [...this.marks].filter(([, mark]) => mark.state === 'saving')
    const partId = waiting[0]?.[1].partId
    return waiting.filter(([, mark]) => mark.partId === partId)
  }

  private async sendTogether(batch: [string, OnItsWay & { partId: string }][]) {
    const partId = batch[0]?.[1].partId ?? ''
    try {
      await this.send(
        partId,
        batch.map(([, mark]) => mark.write),
      )
      this.settle(batch, (key) => this.marks.delete(key))
    } catch (thrown) {
      this.refuse(batch, problemOf(thrown))
    }
    this.changed()
  }

  /**
   * Where the server says which marks are wrong, only those have failed: the others were refused for
   * being sent beside them, and are sent again.
   */
  private refuse(batch: [string, OnItsWay & { partId: string }][], problem: Problem) {
    const wrong = new Map<string, string>()
    for (const { field, message } of problem.errors) {
      const key = batch[Number(/^marks\.(\d+)\./.exec(field)?.[1])]?.[0]
      if (key) wrong.set(key, message)
    }
    if (wrong.size === 0) this.problem = problem
    this.settle(batch, (key, mark) => {
      if (wrong.size > 0 && !wrong.has(key)) return
      this.marks.set(key, { ...mark, state: 'failed', why: wrong.get(key) })
    })
  }

  /** Only what has not been marked anew in the meantime. */
  private settle(
    batch: [string, OnItsWay & { partId: string }][],
    how: (key: string, mark: OnItsWay & { partId: string }) => void,
  ) {
    for (const [key, mark] of batch) if (this.marks.get(key)?.write === mark.write) how(key, mark)
  }

  private changed() {
    const states = [...this.marks.values()].map((mark) => mark.state)
    const failed = states.filter((state) => state === 'failed').length
    this.shown = {
      marks: new Map(this.marks),
      saving: states.length - failed,
      failed,
      problem: failed > 0 ? this.problem : null,
    }
    for (const listener of this.listeners) listener()
  }
}
