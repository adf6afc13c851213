package arch_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/arch"
)

type listed struct {
	arch.Package
	Dir     string
	GoFiles []string
}

// house asks the go command for every package of the module, those that do not compile too.
func house(t *testing.T) []listed {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Imports,Dir,GoFiles", arch.Module+"...")
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for decoder := json.NewDecoder(output); ; {
		var pkg listed
		err := decoder.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, pkg)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(packages) < 10 {
		t.Fatalf("only %d packages were listed", len(packages))
	}
	return packages
}

func TestEveryPackageKeepsToItsPlace(t *testing.T) {
	var packages []arch.Package
	for _, pkg := range house(t) {
		packages = append(packages, pkg.Package)
	}
	for _, breach := range arch.Breaches(packages) {
		t.Error(breach)
	}
}

func TestOnlyOnePackageAsksWhatTimeItIs(t *testing.T) {
	read := 0
	for _, pkg := range house(t) {
		if pkg.ImportPath == arch.Module+"backend/internal/clock" {
			continue
		}
		for _, name := range pkg.GoFiles {
			read++
			for _, breach := range clockReads(t, filepath.Join(pkg.Dir, name)) {
				t.Error(breach)
			}
		}
	}
	if read < 50 {
		t.Errorf("only %d files were read", read)
	}
}

func clockReads(t *testing.T, path string) []string {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(path, "/backend/")
	found, err := arch.ClockReads("backend/"+shown, source)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
