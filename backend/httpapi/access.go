package httpapi

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/people"
)

// signedIn is the account of the request's login session; uuid.Nil for nobody.
func (s *Server) signedIn(ctx context.Context) uuid.UUID { return access.LoggedIn(ctx, s.Logins) }

// GetMe says who I am here.
func (s *Server) GetMe(ctx context.Context, _ api.GetMeRequestObject) (api.GetMeResponseObject, error) {
	me, err := s.me(ctx)
	return api.GetMe200JSONResponse(me), err
}

// UpdateMe changes my name and whether I am listed.
func (s *Server) UpdateMe(ctx context.Context, r api.UpdateMeRequestObject) (api.UpdateMeResponseObject, error) {
	if _, err := s.People.UpdateMe(ctx, r.Body.Name, r.Body.DoNotList); err != nil {
		return nil, err
	}
	me, err := s.me(ctx)
	return api.UpdateMe200JSONResponse(me), err
}

// RequestSignInCode sends a code to an address, for this browser.
func (s *Server) RequestSignInCode(ctx context.Context, r api.RequestSignInCodeRequestObject) (api.RequestSignInCodeResponseObject, error) {
	browser, err := access.Browser(ctx, s.Logins)
	if err != nil {
		return nil, err
	}
	address, err := s.Access.RequestCode(ctx, string(r.Body.Email), browser)
	return api.RequestSignInCode202JSONResponse{Email: address.Text, MinutesValid: access.CodeMinutes}, err
}

// SignIn signs in with a code, in the browser that asked for it.
func (s *Server) SignIn(ctx context.Context, r api.SignInRequestObject) (api.SignInResponseObject, error) {
	account, err := s.Access.SignIn(ctx, string(r.Body.Email), r.Body.Code, s.Logins.Token(ctx))
	if err != nil {
		return nil, err
	}
	me, err := s.logIn(ctx, account)
	return api.SignIn200JSONResponse(me), err
}

// SignOut ends the login session.
func (s *Server) SignOut(ctx context.Context, _ api.SignOutRequestObject) (api.SignOutResponseObject, error) {
	if err := s.Access.SignOut(ctx); err != nil {
		return nil, err
	}
	return api.SignOut204Response{}, access.LogOut(ctx, s.Logins)
}

// GetRegistration suggests agencies to a newcomer.
func (s *Server) GetRegistration(ctx context.Context, _ api.GetRegistrationRequestObject) (api.GetRegistrationResponseObject, error) {
	suggestion, err := s.People.Suggest(ctx)
	return api.GetRegistration200JSONResponse(toAPISuggestion(suggestion)), err
}

// Register makes a newcomer a practitioner here.
func (s *Server) Register(ctx context.Context, r api.RegisterRequestObject) (api.RegisterResponseObject, error) {
	_, err := s.People.Register(ctx, people.Registration{Name: r.Body.Name, AgencyID: r.Body.AgencyID, JobTitle: r.Body.JobTitle})
	if err != nil {
		return nil, err
	}
	me, err := s.meAs(ctx, actor.From(ctx).Account)
	return api.Register201JSONResponse(me), err
}

// logIn makes the browser's session the account's and says who that is here.
func (s *Server) logIn(ctx context.Context, account access.Account) (api.Me, error) {
	if err := access.LogIn(ctx, s.Logins, account.ID); err != nil {
		return api.Me{}, err
	}
	return s.meAs(ctx, account.ID)
}

// meAs is me for somebody who was not this account, or no person here, when the request began.
func (s *Server) meAs(ctx context.Context, account uuid.UUID) (api.Me, error) {
	p, err := s.Access.Principal(ctx, here(ctx).ID, account)
	if err != nil {
		return api.Me{}, err
	}
	return s.me(actor.With(ctx, p))
}

func (s *Server) me(ctx context.Context) (api.Me, error) {
	me, err := s.People.Me(ctx)
	if err != nil {
		return api.Me{}, err
	}
	demo, err := s.Partnerships.IsDemo(ctx)
	return toAPIMe(me, demo), err
}
