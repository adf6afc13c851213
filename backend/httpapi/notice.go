package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// ListNoticeRules lists the versions of the notice rule.
func (s *Server) ListNoticeRules(ctx context.Context, _ api.ListNoticeRulesRequestObject) (api.ListNoticeRulesResponseObject, error) {
	versions, err := database.InTx(ctx, s.DB, charging.Versions)
	if err != nil {
		return nil, err
	}
	return api.ListNoticeRules200JSONResponse{Rules: each(versions, toAPINoticeRule)}, nil
}

// CreateNoticeRule adds a version, in force from a date; bookings made before keep theirs.
func (s *Server) CreateNoticeRule(ctx context.Context, r api.CreateNoticeRuleRequestObject) (api.CreateNoticeRuleResponseObject, error) {
	version, err := database.InTx(ctx, s.DB, func(tx *database.Tx) (charging.Version, error) {
		return charging.CreateVersion(tx, r.Body.PolicyGroup, r.Body.EffectiveFrom, fromAPINotice(*r.Body))
	})
	if err != nil {
		return nil, err
	}
	return api.CreateNoticeRule201JSONResponse(toAPINoticeRule(version)), nil
}

// fromAPINotice is the one period a partnership sets here: exactly the amount is in time; hours go by
// the clock and days by date.
func fromAPINotice(b api.NoticeRuleCreate) policy.Notice {
	p := policy.Period{Unit: policy.Unit(b.Unit), Amount: b.Amount, By: policy.ByDate, LateWhen: policy.Under}
	if p.Unit == policy.Hours {
		p.By = policy.ByClock
		return policy.Notice{Version: policy.NoticeVersion, Periods: []policy.Period{p}}
	}
	p.SessionDay = counting(b.CountSessionDay)
	if p.Unit != policy.Weeks {
		p.BankHolidays = counting(b.CountBankHolidays)
	}
	return policy.Notice{Version: policy.NoticeVersion, Periods: []policy.Period{p}}
}

func counting(counted bool) policy.Counting {
	if counted {
		return policy.Counted
	}
	return policy.Skipped
}

func toAPINoticeRule(v charging.Version) api.NoticeRule {
	out := api.NoticeRule{ID: v.ID, PolicyGroup: v.PolicyGroup, Version: v.Version, EffectiveFrom: v.EffectiveFrom}
	out.InWords = v.NoticeInWords()
	if len(v.Notice.Periods) > 0 {
		p := v.Notice.Periods[0]
		out.Unit, out.Amount = api.NoticeUnit(p.Unit), p.Amount
		out.CountBankHolidays, out.CountSessionDay = p.BankHolidays == policy.Counted, p.SessionDay == policy.Counted
	}
	return out
}
