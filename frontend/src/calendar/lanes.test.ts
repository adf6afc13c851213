import { lanesOf } from './lanes'

const span = (start: number, end: number) => ({ start, end })

test.each([
  ['nothing', [], []],
  ['one after the other shares a lane', [span(540, 600), span(600, 660)], [0, 0]],
  ['two at once stand side by side', [span(540, 660), span(600, 660)], [0, 1]],
  [
    'a lane that is free again is used again',
    [span(540, 720), span(540, 600), span(600, 660)],
    [0, 1, 1],
  ],
  ['three at once', [span(540, 600), span(540, 600), span(540, 600)], [0, 1, 2]],
])('%s', (_, spans, lanes) => {
  expect(lanesOf(spans)).toEqual(lanes)
})
