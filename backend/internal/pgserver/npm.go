package pgserver

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// fromNpm returns bin of the npm package, or "" when it is not installed.
func fromNpm() (string, error) {
	for _, modules := range moduleFolders() {
		root := filepath.Join(modules, filepath.FromSlash(npmPackage()))
		if _, err := os.Stat(filepath.Join(root, "native", "bin", "postgres")); err != nil {
			continue
		}
		if err := linkLibraries(root); err != nil {
			return "", err
		}
		return filepath.Join(root, "native", "bin"), nil
	}
	return "", nil
}

// moduleFolders lists where npm packages may be: TURNOUT_NODE_MODULES alone if set; else frontend/node_modules beside
// or above the working folder (tests run inside their package) and beside the program (bin/turnout).
func moduleFolders() []string {
	if named := os.Getenv("TURNOUT_NODE_MODULES"); named != "" {
		return []string{named}
	}
	var folders []string
	if here, err := os.Getwd(); err == nil {
		folders = append(folders, upwards(here)...)
	}
	if program, err := os.Executable(); err == nil {
		folders = append(folders, upwards(filepath.Dir(program))...)
	}
	return folders
}

// upwards stops at the folder with go.mod: another project's packages are none of ours.
func upwards(dir string) []string {
	var folders []string
	for {
		folders = append(folders, filepath.Join(dir, "frontend", "node_modules"))
		parent := filepath.Dir(dir)
		if parent == dir || isFile(filepath.Join(dir, "go.mod")) {
			return folders
		}
		dir = parent
	}
}

// linkLibraries makes the links between library names that an npm archive cannot carry. The package would do so itself
// after installation, but npm may be told to run no such scripts.
func linkLibraries(root string) error {
	raw, err := os.ReadFile(filepath.Join(root, "native", "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(raw, &links); err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(root, "native", "pg-symlinks.json"), err)
	}
	for _, link := range links {
		if err := linkLibrary(root, link.Source, link.Target); err != nil {
			return fmt.Errorf("the PostgreSQL that npm installed cannot be completed: %w", err)
		}
	}
	return nil
}

func linkLibrary(root, source, target string) error {
	if !filepath.IsLocal(source) || !filepath.IsLocal(target) {
		return fmt.Errorf("link %s to %s leads out of the package", target, source)
	}
	relative, err := filepath.Rel(filepath.Dir(target), source)
	if err != nil {
		return err
	}
	err = os.Symlink(relative, filepath.Join(root, target))
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}
