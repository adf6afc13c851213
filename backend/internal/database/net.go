package database

import (
	"database/sql/driver"
	"errors"
	"io"
	"net"
)

// isNet reports whether err is the network's or a connection that died under us.
func isNet(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, driver.ErrBadConn)
}
