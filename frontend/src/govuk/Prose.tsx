import { classNames } from './class-names'

type ProseProps = { text: string; className?: string }

/** Text as staff typed it: an empty line begins a paragraph, lines that begin with `-`, `*` or `•` are a list. */
export function Prose({ text, className }: ProseProps) {
  return blocksOf(text).map((block, i) =>
    block.kind === 'list' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change places
      <ul key={i} className="govuk-list govuk-list--bullet">
        {block.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change places
      <p key={i} className={classNames(className ?? 'govuk-body', 't-prose')}>
        {block.lines.join('\n')}
      </p>
    ),
  )
}

type Block = { kind: 'paragraph' | 'list'; lines: string[] }

const bullet = /^\s*[-*•]\s+/

/** The paragraphs and lists of a text, in order. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let fresh = true
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      fresh = true
      continue
    }
    const kind = bullet.test(line) ? 'list' : 'paragraph'
    const words = line.replace(bullet, '').trim()
    const last = blocks.at(-1)
    if (last && !fresh && last.kind === kind) last.lines.push(words)
    else blocks.push({ kind, lines: [words] })
    fresh = false
  }
  return blocks
}
