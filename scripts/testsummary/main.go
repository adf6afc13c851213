// The program testsummary reads `go test -json` and prints what a person wants to see while it runs: a line for each
// package, everything a failed test said, and at the end the counts. It fails when a test failed, when nothing ran, and
// when a test was skipped: here, what is missing is said and mended, not passed over.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is one line of `go test -json`; see `go doc test2json`.
type event struct {
	Action      string
	Package     string
	ImportPath  string // instead of Package, in the output of the build
	Test        string
	Output      string
	Elapsed     float64 // seconds
	FailedBuild string
}

// tally is what has been seen so far.
type tally struct {
	passed, failed, skipped, brokenPackages int
	said                                    map[string]*strings.Builder
}

func main() {
	counts := tally{said: map[string]*strings.Builder{}}
	if err := counts.read(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "testsummary:", err)
		os.Exit(2)
	}
	if len(os.Args) > 1 {
		if err := os.WriteFile(os.Args[1], []byte(counts.line()), 0o600); err != nil {
			fmt.Fprintln(os.Stderr, "testsummary:", err)
			os.Exit(2)
		}
	}
	if !counts.good() {
		os.Exit(1)
	}
}

// line is passed, failed and skipped, for the script that adds up the stages.
func (c *tally) line() string {
	return fmt.Sprintf("%d %d %d\n", c.passed, c.failed+c.brokenPackages, c.skipped)
}

func (c *tally) good() bool {
	return c.passed > 0 && c.failed+c.brokenPackages+c.skipped == 0
}

func (c *tally) read(in io.Reader, out io.Writer) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			c.take(line, out)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (c *tally) take(line []byte, out io.Writer) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		_, _ = out.Write(line) // go itself has something to say
		return
	}
	switch e.Action {
	case "output", "build-output":
		c.saying(e).WriteString(e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			c.endPackage(e, out)
		} else {
			c.endTest(e, out)
		}
	}
}

// saying gathers what each test says, until it is known whether anybody wants to read it.
func (c *tally) saying(e event) *strings.Builder {
	key := e.Package + e.ImportPath + " " + e.Test
	if c.said[key] == nil {
		c.said[key] = &strings.Builder{}
	}
	return c.said[key]
}

func (c *tally) endTest(e event, out io.Writer) {
	switch e.Action {
	case "pass":
		c.passed++
	case "skip":
		c.skipped++
	case "fail":
		c.failed++
	}
	if e.Action != "pass" {
		_, _ = io.WriteString(out, c.saying(e).String())
	}
	delete(c.said, e.Package+" "+e.Test)
}

func (c *tally) endPackage(e event, out io.Writer) {
	name := strings.TrimPrefix(e.Package, "github.com/turnout-uk/turnout/")
	switch e.Action {
	case "pass":
		_, _ = fmt.Fprintf(out, "ok    %-40s %6.1f s\n", name, e.Elapsed)
	case "fail":
		c.brokenPackages++
		c.sayAll(e, out)
		_, _ = fmt.Fprintf(out, "FAIL  %-40s %6.1f s\n", name, e.Elapsed)
	case "skip":
		_, _ = fmt.Fprintf(out, "none  %-40s no tests\n", name)
	}
}

// sayAll prints what a failed package said outside its tests, what a build that failed said, and the last words of tests
// that never ended.
func (c *tally) sayAll(e event, out io.Writer) {
	for key, said := range c.said {
		owner, _, _ := strings.Cut(key, " ")
		if owner == e.Package || (e.FailedBuild != "" && key == e.FailedBuild+" ") {
			_, _ = io.WriteString(out, withoutVerdict(said.String()))
			delete(c.said, key)
		}
	}
}

// withoutVerdict drops go's own line about the package: ours follows.
func withoutVerdict(said string) string {
	kept := strings.Builder{}
	for line := range strings.Lines(said) {
		if line != "FAIL\n" && !strings.HasPrefix(line, "FAIL\t") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}
