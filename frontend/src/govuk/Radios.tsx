import './form.scss'
import { Choices, type ChoicesProps } from './Choices'

/** One of a few. Nothing is chosen beforehand unless one answer is by far the likeliest. */
export function Radios(props: ChoicesProps & { inline?: boolean }) {
  return <Choices {...props} kind="radios" />
}
