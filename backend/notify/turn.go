package notify

import (
	"slices"
	"sync"

	"github.com/google/uuid"
)

// turns lets one delivery run at a time in a process, so that when it dies, or the mail server does, one
// message at most is in anybody's hands. Who comes meanwhile leaves the partnership's name and goes.
type turns struct {
	mu      sync.Mutex
	running bool
	asked   []uuid.UUID // in the order they came, each once
}

// ask leaves a partnership's name; mine says that nobody delivers at the moment, and the caller is to.
func (t *turns) ask(partnership uuid.UUID) (mine bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !slices.Contains(t.asked, partnership) {
		t.asked = append(t.asked, partnership)
	}
	mine = !t.running
	t.running = true
	return mine
}

// next returns whose mail is to be delivered next; without any the turn has ended.
func (t *turns) next() (partnership uuid.UUID, more bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.asked) == 0 {
		t.running = false
		return uuid.Nil, false
	}
	partnership, t.asked = t.asked[0], t.asked[1:]
	return partnership, true
}

// end gives the turn up; what was asked for meanwhile is left to the sweep.
func (t *turns) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.running, t.asked = false, nil
}
