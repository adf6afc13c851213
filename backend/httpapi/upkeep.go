package httpapi

import (
	"bytes"
	"context"
	"mime"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/upkeep"
)

// ListMail lists messages and what became of them.
func (s *Server) ListMail(ctx context.Context, r api.ListMailRequestObject) (api.ListMailResponseObject, error) {
	found, err := s.Upkeep.Mail(ctx, upkeep.MailFilter{Status: upkeep.MailStatus(or(r.Params.Status)), To: or(r.Params.To)}, or(r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return api.ListMail200JSONResponse{Mail: each(found.Mail, toAPIOutboxMail), Next: some(found.Next), Counts: toAPIMailCounts(found.Counts)}, nil
}

// RetryMail tries a message again at once.
func (s *Server) RetryMail(ctx context.Context, r api.RetryMailRequestObject) (api.RetryMailResponseObject, error) {
	mail, err := s.Upkeep.RetryMail(ctx, r.Mail)
	return api.RetryMail200JSONResponse(toAPIOutboxMail(mail)), err
}

// RetryFailedMail tries every message again that failed.
func (s *Server) RetryFailedMail(ctx context.Context, _ api.RetryFailedMailRequestObject) (api.RetryFailedMailResponseObject, error) {
	retried, err := s.Upkeep.RetryFailedMail(ctx)
	return api.RetryFailedMail200JSONResponse{Retried: retried}, err
}

// DiscardMail gives a message up.
func (s *Server) DiscardMail(ctx context.Context, r api.DiscardMailRequestObject) (api.DiscardMailResponseObject, error) {
	mail, err := s.Upkeep.DiscardMail(ctx, r.Mail, r.Body.Reason)
	return api.DiscardMail200JSONResponse(toAPIOutboxMail(mail)), err
}

// ListUnreached lists people whose address refuses mail.
func (s *Server) ListUnreached(ctx context.Context, _ api.ListUnreachedRequestObject) (api.ListUnreachedResponseObject, error) {
	found, err := s.Upkeep.Unreached(ctx)
	return api.ListUnreached200JSONResponse{People: each(found, toAPIUnreached)}, err
}

// ListJobs lists what is not done.
func (s *Server) ListJobs(ctx context.Context, _ api.ListJobsRequestObject) (api.ListJobsResponseObject, error) {
	groups, err := s.Upkeep.Jobs(ctx)
	return api.ListJobs200JSONResponse{Jobs: each(groups, toAPIJobGroup)}, err
}

// RetryJobs tries the jobs of a kind again.
func (s *Server) RetryJobs(ctx context.Context, r api.RetryJobsRequestObject) (api.RetryJobsResponseObject, error) {
	groups, err := s.Upkeep.RetryJobs(ctx, r.Kind)
	return api.RetryJobs200JSONResponse{Jobs: each(groups, toAPIJobGroup)}, err
}

// DiscardJobs gives the jobs of a kind up.
func (s *Server) DiscardJobs(ctx context.Context, r api.DiscardJobsRequestObject) (api.DiscardJobsResponseObject, error) {
	groups, err := s.Upkeep.DiscardJobs(ctx, r.Kind)
	return api.DiscardJobs200JSONResponse{Jobs: each(groups, toAPIJobGroup)}, err
}

// ListAudit returns who did what.
func (s *Server) ListAudit(ctx context.Context, r api.ListAuditRequestObject) (api.ListAuditResponseObject, error) {
	p := r.Params
	found, err := s.Upkeep.Log(ctx, fromAPIActFilter(p.Session, p.Person, p.Agency, p.From, p.To, p.Kind), or(p.Cursor))
	if err != nil {
		return nil, err
	}
	return api.ListAudit200JSONResponse{Acts: each(found.Acts, toAPIAct), Next: some(found.Next), Of: some(found.Of)}, nil
}

// ExportAudit returns the same as CSV.
func (s *Server) ExportAudit(ctx context.Context, r api.ExportAuditRequestObject) (api.ExportAuditResponseObject, error) {
	p := r.Params
	body, err := s.Upkeep.ExportLog(ctx, fromAPIActFilter(p.Session, p.Person, p.Agency, p.From, p.To, p.Kind))
	if err != nil {
		return nil, err
	}
	return api.ExportAudit200TextCsvResponse{
		Body: bytes.NewReader(body), ContentLength: int64(len(body)),
		Headers: api.ExportAudit200ResponseHeaders{
			ContentDisposition: ptr(mime.FormatMediaType("attachment", map[string]string{"filename": "audit-log.csv"})),
		},
	}, nil
}
