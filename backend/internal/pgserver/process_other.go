//go:build !linux

package pgserver

import (
	"os/exec"
	"strconv"
	"strings"
)

// isPostmaster reports whether pid is the main process of the server of these data.
func (s *Server) isPostmaster(pid int) bool {
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(out), "postgres") && strings.Contains(string(out), s.dataDir())
}

// orphans cannot be told from other servers' processes here. They end by themselves; until then the start is retried.
func (s *Server) orphans() []int { return nil }
