package load

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/google/uuid"
)

// Entry is one line of the ledger: what an attempt was told in the end, and when it was first sent.
type Entry struct {
	Attempt int       `json:"attempt"` // its place in the plan, from 0
	Outcome Outcome   `json:"outcome"`
	Status  int       `json:"status"`
	Code    string    `json:"code"`
	Booking uuid.UUID `json:"booking"`
	Tries   int       `json:"tries"`
	Sent    time.Time `json:"sent"`
	Ended   time.Time `json:"ended"`
}

// Ledger is a file that is only ever added to.
type Ledger struct {
	file    *os.File
	entries chan written
	stopped chan error
}

type written struct {
	line []byte
	safe chan error
}

// OpenLedger opens the ledger for adding to, making it if need be. The caller closes.
func OpenLedger(path string) (*Ledger, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	l := &Ledger{file: file, entries: make(chan written), stopped: make(chan error, 1)}
	go func() { l.stopped <- l.write() }()
	return l, nil
}

// Add returns once the entry is on disk.
func (l *Ledger) Add(e Entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	w := written{append(line, '\n'), make(chan error, 1)}
	l.entries <- w
	return <-w.safe
}

// write lets entries that arrive together share one fsync.
func (l *Ledger) write() error {
	for first := range l.entries {
		together := l.waiting(first)
		var lines []byte
		for _, w := range together {
			lines = append(lines, w.line...)
		}
		_, err := l.file.Write(lines)
		err = errors.Join(err, l.file.Sync())
		for _, w := range together {
			w.safe <- err
		}
	}
	return l.file.Close()
}

func (l *Ledger) waiting(first written) []written {
	together := []written{first}
	for {
		select {
		case w, open := <-l.entries:
			if !open {
				return together
			}
			together = append(together, w)
		default:
			return together
		}
	}
}

// Close waits for what is being written.
func (l *Ledger) Close() error {
	close(l.entries)
	return <-l.stopped
}

// ReadLedger returns every entry of a ledger, in the order they were written.
func ReadLedger(path string) ([]Entry, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var entries []Entry
	for decoder := json.NewDecoder(bufio.NewReader(file)); ; {
		var e Entry
		if err := decoder.Decode(&e); err == io.EOF {
			return entries, nil
		} else if err != nil {
			return nil, fmt.Errorf("ledger %s: %w", path, err)
		}
		entries = append(entries, e)
	}
}

// Final returns what each attempt was told last, by its place in the plan.
func Final(entries []Entry) map[int]Entry {
	final := map[int]Entry{}
	for _, e := range entries {
		final[e.Attempt] = e
	}
	return final
}
