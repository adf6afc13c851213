package load

import "syscall"

// dieWithParent: a child of a killed test must not stay behind.
func dieWithParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
