package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/onbehalf"
)

// BookPeople books several people in one go.
func (s *Server) BookPeople(ctx context.Context, r api.BookPeopleRequestObject) (api.BookPeopleResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpBookPeople, nil, r.Body, toAPIPartyResult)
	if err != nil {
		return nil, err
	}
	answer, err := s.OnBehalf.BookPeople(ctx, fromAPIParty(*r.Body), command)
	return sent(answer), err
}

// ListAllocations shows the places kept of a session.
func (s *Server) ListAllocations(ctx context.Context, r api.ListAllocationsRequestObject) (api.ListAllocationsResponseObject, error) {
	kept, err := s.OnBehalf.KeptOf(ctx, r.Session)
	return api.ListAllocations200JSONResponse(toAPIKept(kept)), err
}

// AddAllocation keeps places for an agency or a sector.
func (s *Server) AddAllocation(ctx context.Context, r api.AddAllocationRequestObject) (api.AddAllocationResponseObject, error) {
	keeping, err := fromAPIKeeping(*r.Body)
	if err != nil {
		return nil, err
	}
	kept, err := s.OnBehalf.Keep(ctx, r.Session, keeping)
	return api.AddAllocation201JSONResponse(toAPIKept(kept)), err
}

// ChangeAllocation keeps more or fewer places, or until another date.
func (s *Server) ChangeAllocation(ctx context.Context, r api.ChangeAllocationRequestObject) (api.ChangeAllocationResponseObject, error) {
	release, err := resolve("releaseDate", r.Body.ReleaseDate, or(r.Body.ReleaseWall))
	if err != nil {
		return nil, err
	}
	kept, err := s.OnBehalf.Rekeep(ctx, r.Session, r.Allocation, onbehalf.Keeping{Places: r.Body.Places, Release: release, Note: or(r.Body.Note)})
	return api.ChangeAllocation200JSONResponse(toAPIKept(kept)), err
}

// RemoveAllocation keeps places no longer.
func (s *Server) RemoveAllocation(ctx context.Context, r api.RemoveAllocationRequestObject) (api.RemoveAllocationResponseObject, error) {
	kept, err := s.OnBehalf.Unkeep(ctx, r.Session, r.Allocation)
	return api.RemoveAllocation200JSONResponse(toAPIKept(kept)), err
}
