package pgserver

import (
	"context"
	"time"
)

const (
	longestBackoff = 5 * time.Second
	// steady is how long a server must live for its next death to count as the first again.
	steady = 10 * time.Second
)

// supervise starts the server again whenever it dies, until Stop.
func (s *Server) supervise(p *postmaster) {
	defer close(s.done)
	defer s.lock.release()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-s.stopping:
			cancel()
		case <-ctx.Done():
		}
	}()
	var backoff time.Duration
	for {
		if !s.watch(p, &backoff) {
			return
		}
		s.log.Error("PostgreSQL died and is started again", "how", p.err, "log", s.files.logFile())
		if p = s.revive(ctx, &backoff); p == nil {
			return
		}
		s.log.Info("PostgreSQL accepts connections again")
	}
}

// watch waits for the end of p. It returns false, p being halted, if that was Stop.
func (s *Server) watch(p *postmaster, backoff *time.Duration) bool {
	proven := time.After(steady)
	for {
		select {
		case <-proven:
			*backoff = 0
		case <-p.exited:
			s.markDown()
			return true
		case <-s.stopping:
			p.halt()
			return false
		}
	}
}

// revive tries to start the server until it runs, waiting longer after each failure. It returns nil after Stop.
func (s *Server) revive(ctx context.Context, backoff *time.Duration) *postmaster {
	for pause(ctx, *backoff) == nil {
		*backoff = min(longestBackoff, 2**backoff+pollEvery)
		s.endLeftovers(ctx)
		p, err := s.startPostmaster(ctx)
		if err == nil {
			s.mu.Lock()
			s.restarts++
			s.mu.Unlock()
			s.markUp(p)
			return p
		}
		if ctx.Err() == nil {
			s.log.Error("PostgreSQL cannot be started again yet", "cause", err, "next_try_in", *backoff)
		}
	}
	return nil
}
