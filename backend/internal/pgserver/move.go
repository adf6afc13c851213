package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// elsewhere is where data and programs go that another user than root must reach.
const elsewhere = "/var/lib/turnout-pg"

// moveOut makes an account of this machine, not root, run PostgreSQL: data, and programs that it cannot reach, go to a
// folder below Options.Elsewhere, and a link in the server's folder leads there. Once taken, this way is kept.
func (s *Server) moveOut() error {
	account, err := s.account()
	if err != nil {
		return err
	}
	if s.identity, err = asUser(account); err != nil {
		return err
	}
	home, err := s.home()
	if err != nil {
		return fmt.Errorf("no folder for the data of %s can be made: %w", account.Username, err)
	}
	if s.identity.runs(s.binaries, home) != nil {
		if err := s.copyBinaries(home); err != nil {
			return err
		}
	}
	if err := s.identity.runs(s.binaries, home); err != nil {
		return fmt.Errorf("%s cannot run %s: %w", account.Username, s.binaries.Postgres(), err)
	}
	return nil
}

func (s *Server) account() (*user.User, error) {
	if s.keys.RunAs != "" {
		return user.Lookup(s.keys.RunAs)
	}
	return unprivilegedUser()
}

// home returns the folder that the link leads to, and makes both, and takes over data from the time before, when there
// is no link yet.
func (s *Server) home() (string, error) {
	if target, err := os.Readlink(s.files.data()); err == nil {
		return filepath.Dir(target), nil
	}
	base := s.opts.Elsewhere
	if base == "" {
		base = elsewhere
	}
	if err := os.MkdirAll(base, 0o755); err != nil {
		return "", err
	}
	home, err := os.MkdirTemp(base, "")
	if err != nil {
		return "", err
	}
	s.keys.RunAs = s.identity.user.Username
	if err := s.files.writeKeys(s.keys); err != nil {
		return "", err
	}
	if err := s.takeOver(filepath.Join(home, "data")); err != nil {
		return "", err
	}
	if err := s.giveAway(home); err != nil {
		return "", err
	}
	return home, os.Symlink(filepath.Join(home, "data"), s.files.data())
}

// takeOver moves data that root owned until now. Across file systems they are copied and the originals kept, renamed.
func (s *Server) takeOver(target string) error {
	err := os.Rename(s.files.data(), target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if !errors.Is(err, syscall.EXDEV) {
		return err
	}
	if err := copyTree(s.files.data(), target); err != nil {
		return err
	}
	return os.Rename(s.files.data(), s.files.data()+".moved")
}

// copyBinaries copies the installation that bin belongs to (bin, lib, share: PostgreSQL finds them relative to bin).
func (s *Server) copyBinaries(home string) error {
	target := filepath.Join(home, "postgresql-"+strconv.Itoa(s.binaries.Major))
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		if err := copyTree(filepath.Dir(s.binaries.Bin), target+".new"); err != nil {
			return err
		}
		if err := s.giveAway(target + ".new"); err != nil {
			return err
		}
		if err := os.Rename(target+".new", target); err != nil {
			return err
		}
	}
	s.binaries.Bin = filepath.Join(target, "bin")
	return nil
}

func copyTree(from, to string) error {
	if out, err := exec.Command("cp", "-a", from, to).CombinedOutput(); err != nil {
		return fmt.Errorf("%s cannot be copied to %s: %w: %s", from, to, err, out)
	}
	return nil
}

// giveAway makes the account the owner of everything below path.
func (s *Server) giveAway(path string) error {
	owner := s.identity.attr.Credential
	return filepath.WalkDir(path, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(name, int(owner.Uid), int(owner.Gid))
	})
}
