import { Problem } from '@/api/problem'
import { MarkQueue } from './mark-queue'
import type { MarkWrite } from './queries'

const part = 'part-1'
const write = (bookingId: string, mark?: MarkWrite['mark']): MarkWrite => ({ bookingId, mark })

/** A server whose answers come when the test says so. */
function slowServer() {
  const requests: { partId: string; marks: MarkWrite[]; answer: () => void; fail: () => void }[] =
    []
  const send = (partId: string, marks: MarkWrite[]) =>
    new Promise<void>((resolve, reject) => {
      requests.push({
        partId,
        marks,
        answer: resolve,
        fail: () => reject(new Problem({ status: 0, code: 'offline' })),
      })
    })
  return { requests, queue: new MarkQueue(send) }
}

const turn = () => new Promise<void>((done) => setTimeout(done))

test('the first mark goes at once, what is tapped meanwhile goes together afterwards', async () => {
  const { requests, queue } = slowServer()
  queue.put(part, [write('ann', 'present')])
  queue.put(part, [write('bob', 'late')])
  queue.put(part, [write('cy', 'absent')])
  expect(requests.map((request) => request.marks)).toEqual([[write('ann', 'present')]])
  expect(queue.view().saving).toBe(3)

  requests[0]?.answer()
  await turn()
  expect(requests[1]?.marks).toEqual([write('bob', 'late'), write('cy', 'absent')])
  requests[1]?.answer()
  await turn()
  expect(queue.view()).toMatchObject({ saving: 0, failed: 0, problem: null })
})

test('the latest mark of a person wins, also when it is given while the earlier one is under way', async () => {
  const { requests, queue } = slowServer()
  queue.put(part, [write('ann', 'absent')])
  queue.put(part, [write('ann', 'present')])
  requests[0]?.answer()
  await turn()
  expect(queue.view().marks.get(MarkQueue.key(part, 'ann'))).toMatchObject({ state: 'saving' })
  expect(requests[1]?.marks).toEqual([write('ann', 'present')])
})

test('what could not be sent stays and can be sent again', async () => {
  const { requests, queue } = slowServer()
  queue.put(part, [write('ann', 'present')])
  requests[0]?.fail()
  await turn()
  expect(queue.view()).toMatchObject({ saving: 0, failed: 1, problem: { code: 'offline' } })

  queue.retry()
  expect(queue.view()).toMatchObject({ saving: 1, failed: 0, problem: null })
  requests[1]?.answer()
  await turn()
  expect(queue.view().marks.size).toBe(0)
})

test('what could not be sent can be given up', async () => {
  const { requests, queue } = slowServer()
  queue.put(part, [write('ann', 'present')])
  requests[0]?.fail()
  await turn()
  queue.giveUp()
  expect(queue.view()).toMatchObject({ saving: 0, failed: 0, problem: null })
  expect(requests).toHaveLength(1)
})

test('the parts of a session are sent apart', async () => {
  const { requests, queue } = slowServer()
  queue.put(part, [write('ann', 'present')])
  queue.put('part-2', [write('ann', 'absent')])
  requests[0]?.answer()
  await turn()
  expect(requests.map((request) => request.partId)).toEqual([part, 'part-2'])
})

test('a mark the server finds wrong says why, and those sent beside it are saved', async () => {
  const sent: MarkWrite[][] = []
  const queue = new MarkQueue(async (_part, marks) => {
    sent.push(marks)
    const wrong = marks.findIndex((mark) => (mark.minutesLate ?? 0) > 180)
    if (wrong < 0) return
    const error = {
      field: `marks.${wrong}.minutesLate`,
      code: 'too_many_minutes',
      message: 'Too many',
    }
    throw new Problem({ status: 422, code: 'invalid_input', errors: [error] })
  })
  queue.put(part, [write('ann', 'present'), { ...write('bob', 'late'), minutesLate: 900 }])
  await turn()
  expect(queue.view()).toMatchObject({ saving: 0, failed: 1, problem: null })
  expect(queue.view().marks.get(MarkQueue.key(part, 'bob'))).toMatchObject({ why: 'Too many' })
  expect(sent.at(-1)).toEqual([write('ann', 'present')])
  queue.put(part, [{ ...write('bob', 'late'), minutesLate: 20 }])
  await turn()
  expect(queue.view()).toMatchObject({ saving: 0, failed: 0 })
})
