package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

// ListLetters lists the letters whose words may be changed.
func (s *Server) ListLetters(ctx context.Context, _ api.ListLettersRequestObject) (api.ListLettersResponseObject, error) {
	found, err := s.Messages.Wordings(ctx)
	return api.ListLetters200JSONResponse{Letters: each(found, toAPILetterSummary)}, err
}

// GetLetter shows a letter's words.
func (s *Server) GetLetter(ctx context.Context, r api.GetLetterRequestObject) (api.GetLetterResponseObject, error) {
	found, err := s.Messages.Wording(ctx, r.Letter)
	return api.GetLetter200JSONResponse(toAPILetter(found)), err
}

// SetLetter changes a letter's words.
func (s *Server) SetLetter(ctx context.Context, r api.SetLetterRequestObject) (api.SetLetterResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	words := wording.Words{Subject: r.Body.Subject, Opening: r.Body.Opening, Closing: r.Body.Closing}
	found, err := s.Messages.SetWording(ctx, r.Letter, r.Body.Own, words, *r.Body.Version)
	return api.SetLetter200JSONResponse(toAPILetter(found)), err
}

// PreviewLetter shows how a letter would look.
func (s *Server) PreviewLetter(ctx context.Context, r api.PreviewLetterRequestObject) (api.PreviewLetterResponseObject, error) {
	p, err := s.Messages.PreviewWording(ctx, fromAPILetterDraft(r.Letter, *r.Body))
	return api.PreviewLetter200JSONResponse{Subject: p.Subject, Text: p.Text, HTML: p.HTML, About: some(p.About)}, err
}

// TestLetter sends a letter to who looks at it.
func (s *Server) TestLetter(ctx context.Context, r api.TestLetterRequestObject) (api.TestLetterResponseObject, error) {
	email, err := s.Messages.TestWording(ctx, fromAPILetterDraft(r.Letter, *r.Body))
	return api.TestLetter200JSONResponse{Email: email}, err
}
