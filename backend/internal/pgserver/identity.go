package pgserver

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// identity is who PostgreSQL runs as; it refuses to run as root.
type identity struct {
	attr syscall.SysProcAttr
	// user is set when PostgreSQL runs as another user than this process.
	user *user.User
}

// command prepares a program that runs under the identity, in a process group of its own: Ctrl-C in a terminal reaches
// the whole group of the launcher, and PostgreSQL must not go before the requests that still use it.
func (id identity) command(program string, args ...string) *exec.Cmd {
	attr := id.attr
	attr.Setpgid = true
	cmd := exec.Command(program, args...)
	cmd.SysProcAttr = &attr
	cmd.Env = append(os.Environ(), "LC_ALL=C", "TZ=UTC")
	return cmd
}

// runs reports whether the programs and dir can be reached under the identity, by trying.
func (id identity) runs(b Binaries, dir string) error {
	for _, program := range []string{b.Postgres(), b.Initdb()} {
		cmd := id.command(program, "--version")
		cmd.Dir = dir
		if err := cmd.Run(); err != nil {
			return err
		}
	}
	return nil
}

// chooseIdentity settles who PostgreSQL runs as and that this identity reaches programs and data. Only root needs
// another identity than its own: an ordinary number in a user namespace, behind which every file is still root's. Where
// the machine refuses namespaces, see moveOut.
func (s *Server) chooseIdentity() error {
	if os.Geteuid() != 0 {
		return refuseStranger(s.files.data())
	}
	if s.keys.RunAs != "" {
		return s.moveOut()
	}
	if err := refuseStranger(s.files.data()); err != nil {
		return err
	}
	var err error
	if s.identity, err = namespaced(); err == nil {
		err = s.identity.runs(s.binaries, s.files.dir)
	}
	if err == nil {
		return nil
	}
	s.log.Warn("root cannot run PostgreSQL in a user namespace; another user will own the data", "cause", err)
	return s.moveOut()
}

// asUser is the identity of an account of this machine; only root may take it.
func asUser(account *user.User) (identity, error) {
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return identity{}, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return identity{}, err
	}
	credential := &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return identity{attr: syscall.SysProcAttr{Credential: credential}, user: account}, nil
}

// unprivilegedUser is the account of a packaged PostgreSQL, or else nobody.
func unprivilegedUser() (*user.User, error) {
	for _, name := range []string{"postgres", "nobody"} {
		if account, err := user.Lookup(name); err == nil {
			return account, nil
		}
	}
	return nil, errors.New("PostgreSQL does not run as root, and this machine has neither user namespaces nor an account postgres or nobody: " +
		"start Turnout as an ordinary user, or set DATABASE_URL")
}

func ownerOf(path string) (int, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return int(info.Sys().(*syscall.Stat_t).Uid), nil
}

func userName(uid int) string {
	if account, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return account.Username
	}
	return "user " + strconv.Itoa(uid)
}
