package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/attendance"
)

// ListMySessions lists the sessions I train.
func (s *Server) ListMySessions(ctx context.Context, _ api.ListMySessionsRequestObject) (api.ListMySessionsResponseObject, error) {
	today, comingUp, past, err := s.Attendance.Mine(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListMySessions200JSONResponse{
		Today: each(today, toAPITeaching), ComingUp: each(comingUp, toAPITeaching), Past: each(past, toAPITeaching),
	}, nil
}

// GetRegister returns the register of a session.
func (s *Server) GetRegister(ctx context.Context, r api.GetRegisterRequestObject) (api.GetRegisterResponseObject, error) {
	view, err := s.Attendance.Get(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.GetRegister200JSONResponse(toAPIRegister(view)), nil
}

// SaveMarks saves marks of a part.
func (s *Server) SaveMarks(ctx context.Context, r api.SaveMarksRequestObject) (api.SaveMarksResponseObject, error) {
	view, err := s.Attendance.SaveMarks(ctx, r.Session, r.Body.PartID, each(r.Body.Marks, fromAPIMark))
	if err != nil {
		return nil, err
	}
	return api.SaveMarks200JSONResponse(toAPIRegister(view)), nil
}

// AddWalkIn adds somebody who came without a place.
func (s *Server) AddWalkIn(ctx context.Context, r api.AddWalkInRequestObject) (api.AddWalkInResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpAddWalkIn, []string{r.Session.String()}, r.Body, toAPIWalkInAdded)
	if err != nil {
		return nil, err
	}
	answer, err := s.Attendance.AddWalkIn(ctx, fromAPIWalkIn(r), command)
	return sent(answer), err
}

// RemoveWalkIn takes a walk-in off the register.
func (s *Server) RemoveWalkIn(ctx context.Context, r api.RemoveWalkInRequestObject) (api.RemoveWalkInResponseObject, error) {
	view, err := s.Attendance.RemoveWalkIn(ctx, r.Session, r.Booking)
	if err != nil {
		return nil, err
	}
	return api.RemoveWalkIn200JSONResponse(toAPIRegister(view)), nil
}

// CloseRegister closes the register of a part.
func (s *Server) CloseRegister(ctx context.Context, r api.CloseRegisterRequestObject) (api.CloseRegisterResponseObject, error) {
	view, err := s.Attendance.Close(ctx, r.Session, r.Body.PartID, attendance.Kind(or(r.Body.Rest)))
	if err != nil {
		return nil, err
	}
	return api.CloseRegister200JSONResponse(toAPIRegister(view)), nil
}

// ReopenRegister opens a closed register again.
func (s *Server) ReopenRegister(ctx context.Context, r api.ReopenRegisterRequestObject) (api.ReopenRegisterResponseObject, error) {
	view, err := s.Attendance.Reopen(ctx, r.Session, r.Body.PartID, r.Body.Reason)
	if err != nil {
		return nil, err
	}
	return api.ReopenRegister200JSONResponse(toAPIRegister(view)), nil
}

// ListRegistersNotTaken lists past parts whose register is not closed.
func (s *Server) ListRegistersNotTaken(ctx context.Context, _ api.ListRegistersNotTakenRequestObject) (api.ListRegistersNotTakenResponseObject, error) {
	missing, err := s.Attendance.NotTaken(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListRegistersNotTaken200JSONResponse{Parts: each(missing, toAPINotTaken)}, nil
}
