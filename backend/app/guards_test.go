package app_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// guard is a piece of the code without which something that was promised breaks.
type guard struct {
	name    string
	file    string // from backend/
	holds   string // as it stands there, once
	without string // the same without the guard; it compiles
}

func (g guard) path(t *testing.T) string {
	path, err := filepath.Abs(filepath.Join("..", filepath.FromSlash(g.file)))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// broken is the file's text without the guard.
func (g guard) broken(t *testing.T) string {
	text, err := os.ReadFile(g.path(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), g.holds); n != 1 {
		t.Fatalf("%s: the guard stands %d times in %s: follow it to where it went", g.name, n, g.file)
	}
	return strings.Replace(string(text), g.holds, g.without, 1)
}

// Each guard is where the list says, so that taking it away is still a trial of the guard.
func TestEveryGuardIsWhereItIsTried(t *testing.T) {
	for _, g := range guards {
		g.broken(t)
	}
}

// A model that passes with a guard taken out proves nothing about it. In a long run (scripts/soak) every guard is taken
// out in turn and whatever people, staff and the clock do has to find it.
func TestTakingAnyGuardAwayIsFound(t *testing.T) {
	if os.Getenv("TURNOUT_LONG") == "" {
		t.Log("the guards are tried one by one in scripts/soak")
		return
	}
	for _, g := range guards {
		t.Run(g.name, func(t *testing.T) {
			out, err := g.lifeWithout(t)
			if err == nil {
				t.Fatal("nobody noticed")
			}
			if !bytes.Contains(out, []byte("--- FAIL: TestWhateverHappensNoInvariantBreaks")) {
				t.Fatalf("it was not the model that failed:\n%s", out)
			}
			t.Log(firstFailure(out))
		})
	}
}

// lifeWithout runs the model against the code without the guard.
func (g guard) lifeWithout(t *testing.T) ([]byte, error) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.go")
	if err := os.WriteFile(broken, []byte(g.broken(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {g.path(t): broken}})
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	return exec.CommandContext(t.Context(), "go", "test", "-overlay", list, "-vet=off", "-count=1",
		"-run", "^TestWhateverHappensNoInvariantBreaks$/^1$", ".", "-rapid.checks=200", "-rapid.nofailfile", "-rapid.shrinktime=1s").CombinedOutput()
}

// firstFailure is the line that says what broke.
func firstFailure(out []byte) string {
	for line := range strings.Lines(string(out)) {
		if _, what, failed := strings.Cut(line, "[rapid] failed after "); failed {
			return strings.TrimSpace(what)
		}
		if _, what, failed := strings.Cut(line, "[rapid] panic after "); failed {
			return strings.TrimSpace(what)
		}
	}
	return "it failed"
}
