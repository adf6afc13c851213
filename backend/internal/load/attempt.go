package load

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"

	"github.com/google/uuid"
)

// Attempt is one person's wish for one place.
type Attempt struct {
	Person  uuid.UUID `json:"person"`
	Login   string    `json:"login"` // the token in the person's cookie
	Session uuid.UUID `json:"session"`
	Key     string    `json:"key"` // of idempotency: the same however often it is sent
}

// Plan is what is asked, and where.
type Plan struct {
	URL      string // of the API within a partnership: http://127.0.0.1:8080/api/v1/devon
	Attempts []Attempt
}

// WritePlan writes a plan to a file, one attempt a line.
func WritePlan(path string, p Plan) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	encoder := json.NewEncoder(w)
	if err := encoder.Encode(p.URL); err != nil {
		return err
	}
	for _, a := range p.Attempts {
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
	return w.Flush()
}

// ReadPlan reads what WritePlan wrote. A plan against another machine than this one is refused.
func ReadPlan(path string) (Plan, error) {
	file, err := os.Open(path)
	if err != nil {
		return Plan{}, err
	}
	defer file.Close()
	decoder := json.NewDecoder(bufio.NewReader(file))
	var p Plan
	if err := decoder.Decode(&p.URL); err != nil {
		return p, fmt.Errorf("plan %s: %w", path, err)
	}
	for {
		var a Attempt
		if err := decoder.Decode(&a); err == io.EOF {
			return p, onThisMachine(p.URL)
		} else if err != nil {
			return p, fmt.Errorf("plan %s: %w", path, err)
		}
		p.Attempts = append(p.Attempts, a)
	}
}

func onThisMachine(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	if host := u.Hostname(); host != "127.0.0.1" && host != "::1" && host != "localhost" {
		return fmt.Errorf("load is for this machine only, not for %q", host)
	}
	return nil
}
