package bounce

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
)

// Each calls do with every message of a stream: one message, or a file of many in mbox form.
func Each(from io.Reader, do func(message io.Reader) error) error {
	var message bytes.Buffer
	flush := func() error {
		defer message.Reset()
		if len(bytes.TrimSpace(message.Bytes())) == 0 {
			return nil
		}
		return do(bytes.NewReader(message.Bytes()))
	}
	lines := bufio.NewReader(from)
	blank := true
	for {
		line, err := lines.ReadBytes('\n')
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if err := flush(); err != nil {
				return err
			}
			line = nil
		}
		blank = len(bytes.TrimSpace(line)) == 0
		message.Write(line)
		if err == io.EOF {
			return flush()
		}
		if err != nil {
			return err
		}
	}
}

// EachOf is Each for a file, or for what is new in a folder in Maildir form: what was done with is moved to
// `cur`, as a mail program moves what was read.
func EachOf(path string, do func(message io.Reader) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return eachOfFile(path, do)
	}
	letters, err := os.ReadDir(filepath.Join(path, "new"))
	if err != nil {
		return err
	}
	for _, letter := range letters {
		at := filepath.Join(path, "new", letter.Name())
		if err := eachOfFile(at, do); err != nil {
			return err
		}
		if err := os.Rename(at, filepath.Join(path, "cur", letter.Name()+":2,S")); err != nil {
			return err
		}
	}
	return nil
}

func eachOfFile(path string, do func(message io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return Each(file, do)
}
