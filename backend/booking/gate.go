package booking

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// A hot session lets two bookings in at a time; the others wait here, in Go, where waiting is cheap,
// and not in PostgreSQL, where each would hold a connection.
const (
	gateWidth = 2
	gateWait  = 2 * time.Second
)

type gate struct {
	mu    sync.Mutex
	doors map[uuid.UUID]*door
}

type door struct {
	slots chan struct{}
	users int
}

func newGate() *gate { return &gate{doors: map[uuid.UUID]*door{}} }

// enter waits for a slot of the session, at most two seconds, then says database.ErrBusy. Cancellations
// do not pass the gate: they make room.
func (g *gate) enter(ctx context.Context, session uuid.UUID) (leave func(), err error) {
	d := g.approach(session)
	wait := time.NewTimer(gateWait)
	defer wait.Stop()
	select {
	case d.slots <- struct{}{}:
		return func() { <-d.slots; g.depart(session, d) }, nil
	case <-wait.C:
		err = database.ErrBusy
	case <-ctx.Done():
		err = ctx.Err()
	}
	g.depart(session, d)
	return nil, err
}

func (g *gate) approach(session uuid.UUID) *door {
	g.mu.Lock()
	defer g.mu.Unlock()
	d := g.doors[session]
	if d == nil {
		d = &door{slots: make(chan struct{}, gateWidth)}
		g.doors[session] = d
	}
	d.users++
	return d
}

// depart forgets a door that nobody stands at.
func (g *gate) depart(session uuid.UUID, d *door) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if d.users--; d.users == 0 {
		delete(g.doors, session)
	}
}
