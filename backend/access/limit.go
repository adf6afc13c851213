package access

import (
	"context"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ErrTooManyRequests: too many codes were asked for, or tried, for one address or from one network.
var ErrTooManyRequests = &fault.Error{
	Kind: fault.TooMany, Code: "too_many_requests", RetryAfter: time.Minute,
	Message: "That was too often. Wait a few minutes, then try again.",
}

// How often a code may be asked for by address (counted in the database, over all servers), and asked
// for or tried from one network (counted by each server; a whole council may share one).
const (
	codesPerHour = 10
	networkRate  = rate.Limit(1) // a second
	networkBurst = 60
	maxNetworks  = 50_000 // remembered by one server; any more at one time share one limit
)

type networkKey struct{}

// WithNetwork notes the address the request came from.
func WithNetwork(ctx context.Context, ip netip.Addr) context.Context {
	return context.WithValue(ctx, networkKey{}, networkOf(ip))
}

// networkOf: neighbours behind one connection count as one (IPv4 itself, IPv6 by /64).
func networkOf(ip netip.Addr) netip.Addr {
	if ip = ip.Unmap(); ip.Is6() {
		if p, err := ip.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return ip
}

// networks limits by network. Those that were quiet long enough to be full again are forgotten.
type networks struct {
	clock clock.Clock

	mu    sync.Mutex
	seen  map[netip.Addr]*rate.Limiter
	swept time.Time
}

func newNetworks(c clock.Clock) *networks {
	return &networks{clock: c, seen: map[netip.Addr]*rate.Limiter{}}
}

// allow counts one request; ErrTooManyRequests when there were too many. Without WithNetwork all
// requests count as of one network.
func (n *networks) allow(ctx context.Context) error {
	from, _ := ctx.Value(networkKey{}).(netip.Addr)
	now := n.clock.Now()
	n.mu.Lock()
	defer n.mu.Unlock()
	n.sweep(now)
	limiter := n.seen[from]
	if limiter == nil && len(n.seen) >= maxNetworks {
		from = netip.Addr{}
		limiter = n.seen[from]
	}
	if limiter == nil {
		limiter = rate.NewLimiter(networkRate, networkBurst)
		n.seen[from] = limiter
	}
	if !limiter.AllowN(now, 1) {
		return ErrTooManyRequests
	}
	return nil
}

func (n *networks) sweep(now time.Time) {
	if now.Sub(n.swept) < networkBurst*time.Second {
		return
	}
	n.swept = now
	for from, limiter := range n.seen {
		if limiter.TokensAt(now) >= networkBurst {
			delete(n.seen, from)
		}
	}
}
