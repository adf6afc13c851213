const acts = new EventTarget()

/** Says that somebody is doing something: submitting a form, pressing a button that saves. */
export function actBegins(): void {
  acts.dispatchEvent(new Event('begin'))
}

/** Tells `listener` whenever an act begins, until the function returned is called. */
export function onActBegins(listener: () => void): () => void {
  acts.addEventListener('begin', listener)
  return () => acts.removeEventListener('begin', listener)
}
