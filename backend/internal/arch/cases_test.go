package arch_test

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Each case of testdata/behaviours.md names the tests that hold us to it, and each of those is there.
func TestEveryCaseHasItsTests(t *testing.T) {
	there := testsByName(t, "../..", "../../../frontend/e2e")
	for _, c := range readCases(t, "testdata/behaviours.md") {
		if len(c.tests) == 0 {
			t.Errorf("no test is named for: %s", c.says)
		}
		for _, name := range c.tests {
			if !there[name] {
				t.Errorf("there is no test %s, named for: %s", name, c.says)
			}
		}
	}
}

type promised struct {
	says  string
	tests []string
}

func readCases(t *testing.T, path string) (all []promised) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if says, isCase := strings.CutPrefix(line, "- "); isCase {
			all = append(all, promised{says: says})
		}
		if name, isTest := strings.CutPrefix(line, "  - "); isTest {
			last := &all[len(all)-1]
			last.tests = append(last.tests, strings.Trim(name, `"`))
		}
	}
	if len(all) < 40 {
		t.Fatalf("only %d cases were read", len(all))
	}
	return all
}

var (
	goTest  = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	journey = regexp.MustCompile(`(?m)^\s*test\('([^']+)'`)
)

// testsByName finds the Go tests and the journeys below some folders.
func testsByName(t *testing.T, folders ...string) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") && !strings.HasSuffix(path, ".spec.ts") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, found := range append(goTest.FindAllSubmatch(text, -1), journey.FindAllSubmatch(text, -1)...) {
				there[string(found[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return there
}
