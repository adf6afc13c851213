package invariants

import (
	"fmt"
	"io"
)

// Report writes one line for each invariant, its breaches below it, and a line at the end. It returns
// whether all of them hold.
func Report(w io.Writer, results []Result) bool {
	var examined, broken int64
	for _, r := range results {
		examined += r.Examined
		if !r.Holds() {
			broken++
		}
		r.write(w)
	}
	fmt.Fprintf(w, "%d invariants, %d rows examined, %d broken\n", len(results), examined, broken)
	return broken == 0
}

func (r Result) write(w io.Writer) {
	verdict := "ok"
	switch {
	case r.Blind:
		verdict = "BLIND: there is something to examine and nothing was"
	case r.Breaches > 0:
		verdict = fmt.Sprintf("%d BREACHES", r.Breaches)
	}
	fmt.Fprintf(w, "%-42s %9d  %s\n", r.Name, r.Examined, verdict)
	if r.Holds() {
		return
	}
	fmt.Fprintf(w, "    %s\n", r.Sentence)
	for _, b := range r.Listed {
		fmt.Fprintf(w, "    partnership %s: %s: %s\n", or(b.Partnership, "(the schema)"), b.ID, b.What)
	}
	if more := r.Breaches - int64(len(r.Listed)); more > 0 {
		fmt.Fprintf(w, "    and %d more\n", more)
	}
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
