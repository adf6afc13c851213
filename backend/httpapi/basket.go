package httpapi

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/places"
)

// ListConditions answers "may I book these" for several sessions at once.
func (s *Server) ListConditions(ctx context.Context, r api.ListConditionsRequestObject) (api.ListConditionsResponseObject, error) {
	prospects, err := s.Booking.Prospects(ctx, r.Params.Session)
	return api.ListConditions200JSONResponse{Prospects: each(prospects, toAPIProspect)}, err
}

// BookBasket books several sessions in one go.
func (s *Server) BookBasket(ctx context.Context, r api.BookBasketRequestObject) (api.BookBasketResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpBookBasket, nil, r.Body, toAPIBasketResult)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.BookBasket(ctx, fromAPIBasket(*r.Body), command)
	return sent(answer), err
}

// GetBreakOuts shows the break-outs of a conference.
func (s *Server) GetBreakOuts(ctx context.Context, r api.GetBreakOutsRequestObject) (api.GetBreakOutsResponseObject, error) {
	view, err := s.Booking.ChoicesOf(ctx, r.Session)
	return api.GetBreakOuts200JSONResponse(toAPIBreakOuts(view)), err
}

// SetBreakOuts makes my break-outs what I name.
func (s *Server) SetBreakOuts(ctx context.Context, r api.SetBreakOutsRequestObject) (api.SetBreakOutsResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpSetBreakOuts, []string{r.Session.String()}, r.Body, toAPIBasketResult)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Choose(ctx, booking.Choices{MainSessionID: r.Session, BreakOuts: r.Body.BreakOuts}, command)
	return sent(answer), err
}

func fromAPIBasket(b api.Basket) booking.Basket {
	return booking.Basket{AgencyID: b.AgencyID, Lines: each(b.Lines, func(l api.BasketLine) booking.Line {
		return booking.Line{SessionID: l.SessionID, Seat: places.Seat(or(l.Seat)), Wait: or(l.Wait)}
	})}
}

func toAPIBasketResult(lines []booking.LineResult) (int, any) {
	return http.StatusOK, api.BasketResult{Lines: each(lines, toAPILine)}
}

func toAPILine(l booking.LineResult) api.BasketLineResult {
	out := api.BasketLineResult{SessionID: l.SessionID}
	switch {
	case l.Refused != nil:
		out.Code, out.Message = l.Refused.Code, ptr(l.Refused.Sentence())
		return out
	case l.Already:
		out.Code = "already_booked"
	case l.Booking.Status == booking.Confirmed:
		out.Code = "booked"
	default:
		out.Code = string(l.Booking.Status)
	}
	out.Booking, out.Reference = standing(*l.Booking), ptr(l.Booking.Reference)
	return out
}

func standing(b booking.Booking) *api.BookingStanding {
	return &api.BookingStanding{ID: b.ID, Status: api.BookingStatus(b.Status)}
}

func toAPIProspect(p booking.Prospect) api.Prospect {
	out := api.Prospect{SessionID: p.SessionID, CanBook: p.Unmet == nil, MayWait: p.MayWait, ClashesWith: each(p.Clashes, func(id uuid.UUID) uuid.UUID { return id })}
	if p.Unmet != nil {
		out.Code, out.Message = ptr(string(p.Unmet.Code)), ptr(p.Unmet.Message)
	}
	if p.Live != nil {
		out.Booking = standing(*p.Live)
	}
	return out
}

func toAPIBreakOuts(v booking.ChoicesView) api.BreakOutChoices {
	return api.BreakOutChoices{
		Session: toAPISessionSummary(v.Main), ChooseUntil: v.ChooseUntil, Open: v.Open,
		Slots: each(v.Slots, func(s booking.SlotView) api.BreakOutSlot {
			return api.BreakOutSlot{Slot: s.Slot, Chosen: some(s.Chosen), BreakOuts: each(s.BreakOuts, toAPISessionSummary)}
		}),
	}
}
