package booking

import (
	"context"

	"github.com/google/uuid"
)

// FillGate takes every slot of a session's gate, until leave is called.
func (s *Service) FillGate(ctx context.Context, session uuid.UUID) (leave func(), err error) {
	leave = func() {}
	for range gateWidth {
		out, err := s.gate.enter(ctx, session)
		if err != nil {
			return leave, err
		}
		others := leave
		leave = func() { out(); others() }
	}
	return leave, nil
}
