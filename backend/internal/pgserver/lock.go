package pgserver

import (
	"errors"
	"os"
	"syscall"
)

// dirLock keeps two launchers out of one folder. The kernel drops it with the process, even after SIGKILL.
type dirLock struct{ file *os.File }

var errLocked = errors.New("the folder is in use")

func (f files) tryLock() (*dirLock, error) {
	file, err := os.OpenFile(f.lock(), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return &dirLock{file}, nil
	}
	_ = file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errLocked
	}
	return nil, err
}

func (l *dirLock) release() { _ = l.file.Close() }
