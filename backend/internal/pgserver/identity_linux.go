package pgserver

import "syscall"

// nobodyID is any number but 0: it is what root is called inside the namespace.
const nobodyID = 65534

// namespaced lets root run PostgreSQL: inside, the process is an ordinary user without rights, while its files are and
// stay root's, so that nothing has to be given away and a folder that only root may enter will do.
func namespaced() (identity, error) {
	mapping := []syscall.SysProcIDMap{{ContainerID: nobodyID, HostID: 0, Size: 1}}
	return identity{attr: syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER, UidMappings: mapping, GidMappings: mapping,
	}}, nil
}

// dieWithParent asks the kernel to stop PostgreSQL cleanly when the launcher is gone. The kernel watches the thread
// that started it, see run.
func dieWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
