package pgserver

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// files are the files of one server below one folder.
type files struct{ dir string }

func (f files) data() string { return filepath.Join(f.dir, "data") }
func (f files) keys() string { return filepath.Join(f.dir, "connection.json") }
func (f files) lock() string { return filepath.Join(f.dir, "launcher.lock") }

// openFolder makes dir if it is missing and refuses one that belongs to somebody else.
func openFolder(dir string) (files, error) {
	if dir == "" {
		return files{}, errors.New("pgserver: Options.Dir is empty")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return files{}, err
	}
	if err := os.MkdirAll(abs, 0o700); err != nil {
		return files{}, fmt.Errorf("the folder for PostgreSQL's data cannot be made: %w", err)
	}
	f := files{dir: abs}
	for _, path := range []string{f.dir, f.keys()} {
		if err := refuseStranger(path); err != nil {
			return files{}, err
		}
	}
	return f, nil
}

// refuseStranger fails when path exists and belongs to another user than this process.
func refuseStranger(path string) error {
	owner, err := ownerOf(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && owner == os.Geteuid()) {
		return nil
	}
	if err != nil {
		return err
	}
	return fmt.Errorf("%s belongs to %s, and this is %s: start as the former, move the folder away, or set DATABASE_URL",
		path, userName(owner), userName(os.Geteuid()))
}

// keys is what must be remembered to reach the server again: its port and the passwords of its roles.
type keys struct {
	Port  int    `json:"port"`
	Super string `json:"superuser_password"`
	Owner string `json:"owner_password"`
	App   string `json:"app_password"`
	// RunAs is the user that owns the data where root could not run PostgreSQL in a user namespace; else empty.
	RunAs string `json:"run_as,omitempty"`
}

func newKeys() keys { return keys{Super: secret(), Owner: secret(), App: secret()} }

func secret() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b) // it never fails: it ends the program instead
	return hex.EncodeToString(b)
}

func (k keys) password(role Role) string {
	return map[Role]string{Super: k.Super, Owner: k.Owner, App: k.App}[role]
}

// readKeys returns new keys when there is no data yet, and an error when there is data that no key is kept for.
func (f files) readKeys() (keys, error) {
	raw, err := os.ReadFile(f.keys())
	if errors.Is(err, fs.ErrNotExist) {
		if f.hasData() {
			return keys{}, fmt.Errorf("%s is missing, and without it nobody can open the data in %s: put it back, or move the folder away", f.keys(), f.data())
		}
		return newKeys(), nil
	}
	if err != nil {
		return keys{}, err
	}
	var k keys
	if err := json.Unmarshal(raw, &k); err != nil {
		return keys{}, fmt.Errorf("%s cannot be read: %w", f.keys(), err)
	}
	return k, nil
}

// writeKeys replaces the file in one step: half a file would lock everybody out.
func (f files) writeKeys(k keys) error {
	raw, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	fresh := f.keys() + ".new"
	if err := os.WriteFile(fresh, raw, 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, f.keys())
}

func (f files) hasData() bool {
	_, err := os.Stat(filepath.Join(f.data(), "PG_VERSION"))
	return err == nil
}

// checkVersion refuses data of another major version: PostgreSQL cannot read them, and we do not convert or drop them.
func (f files) checkVersion(b Binaries) error {
	raw, err := os.ReadFile(filepath.Join(f.data(), "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	made := strings.TrimSpace(string(raw))
	if made == strconv.Itoa(b.Major) {
		return nil
	}
	return fmt.Errorf("the data in %s were made by PostgreSQL %s, and %s is version %d. Nothing was changed. "+
		"Set TURNOUT_PG_BIN to a PostgreSQL %s, or move the folder away to begin anew", f.data(), made, b.Postgres(), b.Major, made)
}
