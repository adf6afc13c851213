package pgserver

import (
	"os"
	"path/filepath"
	"strconv"
)

// Every process of a server has its data for working folder, whatever it calls itself, and runs the program postgres.

// isPostmaster reports whether pid is a process of the server of these data.
func (s *Server) isPostmaster(pid int) bool {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	cwd, err := os.Readlink(filepath.Join(proc, "cwd"))
	if err != nil || cwd != realPath(s.dataDir()) {
		return false
	}
	program, err := os.Readlink(filepath.Join(proc, "exe"))
	return err == nil && filepath.Base(program) == filepath.Base(s.binaries.Postgres())
}

// orphans lists the processes of the server of these data. It is asked only when its main process is dead.
func (s *Server) orphans() []int {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	var pids []int
	for _, entry := range entries {
		if pid, err := strconv.Atoi(entry.Name()); err == nil && s.isPostmaster(pid) {
			pids = append(pids, pid)
		}
	}
	return pids
}

func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
