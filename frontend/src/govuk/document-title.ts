// The browser's title, with "Error: " before it while a form of the page has errors.
let title = ''
let erroneous = false

/** Sets the title of the page. */
export function setDocumentTitle(next: string) {
  title = next
  write()
}

/** Says whether the page shows errors; the title then begins with "Error: ". */
export function setTitleErroneous(next: boolean) {
  erroneous = next
  write()
}

function write() {
  document.title = erroneous ? `Error: ${title}` : title
}
