package httpapi

import (
	"bytes"
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
)

// GetDemo lists the people one click signs in as.
func (s *Server) GetDemo(ctx context.Context, _ api.GetDemoRequestObject) (api.GetDemoResponseObject, error) {
	people, err := s.Access.DemoPeople(ctx)
	return api.GetDemo200JSONResponse{People: each(people, toAPIDemoPerson)}, err
}

// DemoSignIn signs in as one of the demo's people.
func (s *Server) DemoSignIn(ctx context.Context, r api.DemoSignInRequestObject) (api.DemoSignInResponseObject, error) {
	account, err := s.Access.DemoSignIn(ctx, r.Body.Key)
	if err != nil {
		return nil, err
	}
	me, err := s.logIn(ctx, account)
	return api.DemoSignIn200JSONResponse(me), err
}

// ListDemoMail lists what was sent, newest first.
func (s *Server) ListDemoMail(ctx context.Context, r api.ListDemoMailRequestObject) (api.ListDemoMailResponseObject, error) {
	found, err := s.Notify.DemoMail(ctx, notify.MailFilter{To: or(r.Params.To)}, or(r.Params.Cursor))
	return api.ListDemoMail200JSONResponse{Mails: each(found.Mail, toAPIMailSummary), Next: some(found.Next)}, err
}

// GetDemoMail returns one message as it was sent.
func (s *Server) GetDemoMail(ctx context.Context, r api.GetDemoMailRequestObject) (api.GetDemoMailResponseObject, error) {
	mail, err := s.Notify.DemoMailByKey(ctx, r.Mail)
	return api.GetDemoMail200JSONResponse(toAPIMail(mail)), err
}

// GetDemoMailCalendar returns the calendar file of a message.
func (s *Server) GetDemoMailCalendar(ctx context.Context, r api.GetDemoMailCalendarRequestObject) (api.GetDemoMailCalendarResponseObject, error) {
	mail, err := s.Notify.DemoMailByKey(ctx, r.Mail)
	if err != nil {
		return nil, err
	}
	if len(mail.Calendar) == 0 {
		return nil, fault.Missing
	}
	return api.GetDemoMailCalendar200TextCalendarResponse{
		Body: bytes.NewReader(mail.Calendar), ContentLength: int64(len(mail.Calendar)),
		Headers: api.GetDemoMailCalendar200ResponseHeaders{ContentDisposition: ptr(`attachment; filename="invite.ics"`)},
	}, nil
}
