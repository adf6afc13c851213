package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/people"
)

// ListOutsideTraining returns what a person took elsewhere.
func (s *Server) ListOutsideTraining(ctx context.Context, r api.ListOutsideTrainingRequestObject) (api.ListOutsideTrainingResponseObject, error) {
	o, err := s.People.OutsideTraining(ctx, r.Person)
	return api.ListOutsideTraining200JSONResponse(toAPIOutside(o)), err
}

// ConfirmOutsideTraining records training taken elsewhere.
func (s *Server) ConfirmOutsideTraining(ctx context.Context, r api.ConfirmOutsideTrainingRequestObject) (api.ConfirmOutsideTrainingResponseObject, error) {
	o, err := s.People.ConfirmOutsideTraining(ctx, r.Person, people.NewOutsideTraining{
		Title: r.Body.Title, CompletedOn: r.Body.CompletedOn, Evidence: r.Body.Evidence,
	})
	return api.ConfirmOutsideTraining201JSONResponse(toAPIOutside(o)), err
}

// WithdrawOutsideTraining takes back what was confirmed by mistake.
func (s *Server) WithdrawOutsideTraining(ctx context.Context, r api.WithdrawOutsideTrainingRequestObject) (api.WithdrawOutsideTrainingResponseObject, error) {
	return api.WithdrawOutsideTraining204Response{}, s.People.WithdrawOutsideTraining(ctx, r.Person, r.Training)
}

func toAPIOutside(o people.Outside) api.OutsideTrainingList {
	return api.OutsideTrainingList{
		Accepted: append([]string{}, o.Accepted...),
		Training: each(o.Training, func(t people.OutsideTraining) api.OutsideTraining {
			return api.OutsideTraining{
				ID: t.ID, Title: t.Title, CompletedOn: t.CompletedOn, Evidence: t.Evidence, ConfirmedAt: t.ConfirmedAt, ConfirmedBy: some(t.By),
			}
		}),
	}
}
