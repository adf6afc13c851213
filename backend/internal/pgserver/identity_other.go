//go:build !linux

package pgserver

import (
	"errors"
	"syscall"
)

// namespaced says that there are no user namespaces here.
func namespaced() (identity, error) { return identity{}, errors.ErrUnsupported }

// dieWithParent has no counterpart here: a PostgreSQL that outlived its launcher is stopped by the next one.
func dieWithParent(*syscall.SysProcAttr) {}
