package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
)

// loginCookie is the name of the cookie over plain http.
const loginCookie = "turnout"

// Client sends bookings to one API.
type Client struct {
	url  string
	http *http.Client
}

// NewClient returns a client that keeps as many connections open as it has requests under way.
func NewClient(url string, connections int) *Client {
	return &Client{url, &http.Client{
		Timeout: 30 * time.Second,
		Transport: &http.Transport{
			DialContext:         (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
			MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections, DisableCompression: true,
		},
	}}
}

// Answer is what came back.
type Answer struct {
	Outcome Outcome
	Status  int       // 0: none came back
	Code    string    // of a booking or a problem
	Booking uuid.UUID // of an ack
}

// Book asks once for an attempt's place. A request that could not be sent at all is Again; one whose
// answer was lost is Unknown.
func (c *Client) Book(ctx context.Context, a Attempt) Answer {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, fmt.Sprintf("%s/sessions/%s/bookings", c.url, a.Session), strings.NewReader("{}"))
	if err != nil {
		return Answer{Outcome: Broken, Code: err.Error()}
	}
	request.GetBody = nil // or net/http would send it again by itself, and we would not know
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", a.Key)
	request.AddCookie(&http.Cookie{Name: loginCookie, Value: a.Login})
	response, err := c.http.Do(request)
	if err != nil {
		return lost(err)
	}
	defer response.Body.Close()
	return read(response)
}

// lost: without a connection nothing can have happened; with one, anything.
func lost(err error) Answer {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return Answer{Outcome: Again, Code: "no_connection"}
	}
	return Answer{Outcome: Unknown, Code: "no_answer"}
}

func read(response *http.Response) Answer {
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return Answer{Outcome: Unknown, Status: response.StatusCode, Code: "half_an_answer"}
	}
	var said struct {
		ID   uuid.UUID `json:"id"`
		Code string    `json:"code"`
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return Answer{Outcome: Broken, Status: response.StatusCode, Code: "not_json"}
	}
	return Answer{Outcome: Judge(response.StatusCode, said.Code), Status: response.StatusCode, Code: said.Code, Booking: said.ID}
}
