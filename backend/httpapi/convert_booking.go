package httpapi

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

func fromAPIBookingCreate(r api.CreateBookingRequestObject) booking.Request {
	return booking.Request{SessionID: r.Session, Seat: places.Seat(or(r.Body.Seat)), AgencyID: r.Body.AgencyID, Wait: or(r.Body.Wait), Plea: booking.Plea{
		Declared: or(r.Body.Declared), Reason: or(r.Body.Reason), Manager: fromAPIApprover(r.Body.Manager), Deputy: fromAPIApprover(r.Body.Deputy),
	}}
}

func toAPIBookingResult(r booking.Result) (int, any) {
	out := api.BookingResult{
		Code: api.BookingResultCodeBooked, ID: r.Booking.ID, Reference: r.Booking.Reference, Status: api.BookingStatus(r.Booking.Status),
	}
	switch r.Booking.Status {
	case booking.Waiting:
		out.Code = api.BookingResultCodeWaiting
	case booking.Requested:
		out.Code = api.BookingResultCodeRequested
	}
	if r.Already {
		out.Code = api.BookingResultCodeAlreadyBooked
		return http.StatusOK, out
	}
	return http.StatusCreated, out
}

func toAPICancelled(b booking.Booking) (int, any) {
	out := api.CancellationResult{ID: b.ID, Status: api.BookingStatus(b.Status)}
	if b.CancelClass != nil {
		out.Class = ptr(api.CancelClass(*b.CancelClass))
	}
	return http.StatusOK, out
}

func fromAPICancellation(r api.CancelBookingRequestObject) (booking.Cancellation, error) {
	c := booking.Cancellation{
		BookingID: r.Booking, Reason: string(r.Body.Reason), Note: or(r.Body.Note), Channel: string(or(r.Body.Channel)),
	}
	if c.Channel == "" {
		c.Channel = "web"
	}
	if r.Body.NoticeDate == nil {
		return c, nil
	}
	at, err := resolve("noticeDate", *r.Body.NoticeDate, or(r.Body.NoticeWall))
	c.NoticeAt = &at
	return c, err
}

// resolve reads a London date and wall time; without a time it is midday. A time the clock showed
// twice is the first of them.
func resolve(field string, date ukdate.Date, wall string) (time.Time, error) {
	if wall == "" {
		wall = "12:00"
	}
	w, err := ukdate.ParseWall(wall)
	if err != nil {
		return time.Time{}, fault.OnField(field, "wrong_format", "Enter a time, like 09:30.")
	}
	at, err := ukdate.Resolve(date, w, ptr(0))
	if err != nil {
		return time.Time{}, fault.OnField(field, "nonexistent_time", "The clocks went forward that night: there was no such time.")
	}
	return at, nil
}

func toAPIBooking(v booking.View) api.Booking {
	b := api.Booking{
		ID: v.ID, Reference: v.Reference, Status: api.BookingStatus(v.Status), Seat: api.Seat(v.Seat), WalkIn: v.WalkIn,
		Session: toAPISessionSummary(v.Listing), CreatedAt: v.CreatedAt, ConfirmedAt: v.ConfirmedAt,
		CancelReason: some(v.CancelReason), NoticeAt: v.NoticeAt, CanCancel: v.CanCancel, InTimeUntil: some(v.InTimeUntil),
	}
	if v.AgencyID != nil {
		b.Agency = &api.Named{ID: *v.AgencyID, Name: v.AgencyName}
	}
	if a := v.AskInstead; a != nil {
		b.AskInstead = &api.AskInstead{Message: a.Message, Email: a.Email, Phone: a.Phone}
	}
	b.OfferExpiresAt, b.FreeUntil = v.OfferExpiresAt, some(v.FreeNow)
	if w := v.Standing; w != nil {
		b.Waiting = &api.Waiting{Position: w.Position, Of: w.Of, PastWaited: w.PastWaited, PastGotPlace: w.PastGotPlace}
	}
	if v.CancelClass != nil {
		b.CancelClass = ptr(api.CancelClass(*v.CancelClass))
	}
	if v.Outcome != "" {
		b.Outcome = ptr(api.Outcome(v.Outcome))
	}
	return b
}

func toAPIHistory(h booking.HistoryView) api.BookingHistory {
	out := api.BookingHistory{To: api.BookingStatus(h.ToStatus), At: h.At, By: some(h.By), OnBehalf: h.OnBehalf, Why: h.Why}
	if h.FromStatus != nil {
		out.From = ptr(api.BookingStatus(*h.FromStatus))
	}
	return out
}

func toAPIPreview(p booking.Preview) api.CancellationPreview {
	out := api.CancellationPreview{Class: api.CancelClass(p.Class), InTimeUntil: some(p.Deadline.At)}
	if p.Class == policy.ByProvider {
		out.Message = p.Free
		return out
	}
	out.Message = "You can cancel until " + p.Deadline.Words() + " without it counting as late."
	if p.Class == policy.Late {
		out.Message = "Cancelling now counts as late: it was in time until " + p.Deadline.Words() + "."
	}
	return out
}

func toAPIConditions(a booking.Answer) api.Conditions {
	out := api.Conditions{
		CanBook: true, MayWait: a.MayWait, Conditions: each(a.Conditions, toAPICondition), Seats: each(a.Openings, toAPISeat),
		Approval:    api.ApprovalRule{Asks: api.ApprovalAsks(a.Asks), Days: a.Days, SelfFor: each(a.SelfFor, func(id uuid.UUID) uuid.UUID { return id })},
		Agencies:    each(a.Agencies, func(m rules.Member) api.Named { return api.Named{ID: m.AgencyID, Name: m.Name} }),
		InTimeUntil: some(a.Deadline.At), NoticeInWords: a.NoticeInWords,
	}
	if unmet := rules.FirstUnmet(a.Conditions); unmet != nil {
		out.CanBook, out.Code, out.Message = false, ptr(string(unmet.Code)), ptr(unmet.Message)
	}
	if a.Live != nil {
		out.Booking = ptr(toAPIBooking(*a.Live))
	}
	return out
}

func toAPICondition(c rules.Condition) api.Condition {
	return api.Condition{Code: string(c.Code), Met: c.Met, Message: c.Message}
}

// toAPISeat shows a seat as everybody may see it.
func toAPISeat(o places.Opening) api.SeatPlaces {
	p, free, unlimited := o.Place, o.Free, o.Unlimited
	out := api.SeatPlaces{Seat: api.Seat(p.Seat), Unlimited: unlimited}
	if !unlimited {
		out.Capacity, out.Free = p.Capacity, &free
	}
	out.Waiting = some(p.Waiting)
	return out
}

func toAPISessionBookings(ctx context.Context, views []booking.View) api.SessionBookingList {
	p := actor.From(ctx)
	staff := p.Has(actor.Staff) || p.Has(actor.Administrator)
	out := api.SessionBookingList{Bookings: each(views, toAPISessionBooking)}
	for i, v := range views {
		if staff {
			out.Bookings[i].Email = v.PersonEmail
		}
		switch {
		case v.WalkIn:
			out.Counts.WalkIns++
		case v.Status == booking.Confirmed:
			out.Counts.Confirmed++
		case v.Status == booking.Cancelled:
			out.Counts.Cancelled++
		}
	}
	return out
}

func toAPISessionBooking(v booking.View) api.SessionBooking {
	b := api.SessionBooking{
		ID: v.ID, Reference: v.Reference, Person: api.Named{ID: v.PersonID, Name: v.PersonName}, Agency: some(v.AgencyName),
		Status: api.BookingStatus(v.Status), Seat: api.Seat(v.Seat), WalkIn: v.WalkIn, CreatedAt: v.CreatedAt, ConfirmedAt: v.ConfirmedAt,
	}
	if v.CancelClass != nil {
		b.CancelClass = ptr(api.CancelClass(*v.CancelClass))
	}
	if v.Outcome != "" {
		b.Outcome = ptr(api.Outcome(v.Outcome))
	}
	return b
}
