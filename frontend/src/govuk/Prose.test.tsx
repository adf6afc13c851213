import { blocksOf } from './Prose'

const paragraph = (...lines: string[]) => ({ kind: 'paragraph', lines })
const list = (...lines: string[]) => ({ kind: 'list', lines })

test.each([
  ['nothing', '', []],
  ['one line', 'Bring a device.', [paragraph('Bring a device.')]],
  ['two paragraphs', 'One\r\n\r\n\r\nTwo', [paragraph('One'), paragraph('Two')]],
  ['lines of an address', 'County Hall\nExeter', [paragraph('County Hall', 'Exeter')]],
  [
    'a list after its introduction',
    'You will:\n- see\n* name\n• act\nTogether.',
    [paragraph('You will:'), list('see', 'name', 'act'), paragraph('Together.')],
  ],
  ['two lists', '- a\n\n- b', [list('a'), list('b')]],
  [
    'a dash within a line is no list',
    'half-day - bring lunch',
    [paragraph('half-day - bring lunch')],
  ],
])('%s', (_, text, blocks) => {
  expect(blocksOf(text)).toEqual(blocks)
})
