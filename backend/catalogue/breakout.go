package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// breakOut checks what makes a session a break-out: a main session that still takes place and is none
// itself, and a slot. Its event is the main session's. An import says what there was, slot or no slot.
func (c *inputCheck) breakOut(in *NewSession) {
	if in.MainSessionID == nil {
		if in.Slot != "" && in.Imported == nil {
			c.fields.Add("slot", "not_a_break_out", "Only a break-out has a slot. Choose its conference.")
		}
		return
	}
	textCheck{&c.fields}.optional("slot", &in.Slot, 60)
	main, err := SessionByID(c.tx, *in.MainSessionID)
	c.missing("mainSessionId", err)
	if err != nil || in.Imported != nil {
		return
	}
	switch {
	case main.MainSessionID != nil:
		c.fields.Add("mainSessionId", "is_break_out", "This is a break-out itself. Choose the conference.")
	case main.Status.Ended():
		c.fields.Add("mainSessionId", "ended", "This conference was cancelled or did not run.")
	}
	if in.Slot == "" {
		c.fields.Add("slot", "required", "Name the slot, for example “Morning”.")
	}
	if in.EventID == nil {
		in.EventID = main.EventID
	}
	if !sameID(in.EventID, main.EventID) {
		c.fields.Add("eventId", "other_event", "A break-out belongs to the event of its conference.")
	}
}

// chooseUntil is until when the break-outs of a session may be chosen; nil where nobody said.
func (c *inputCheck) chooseUntil(in MomentInput, session Session) *time.Time {
	at, given := resolveMoment(in.On, in.Wall, "chooseUntil", &c.fields)
	switch {
	case !given:
		return nil
	case session.MainSessionID != nil:
		c.fields.Add("chooseUntilOn", "is_break_out", "Say this of the conference: a break-out has no break-outs.")
	case at.After(session.StartsAt):
		c.fields.Add("chooseUntilOn", "after_start", "The time to choose must end when the conference starts, or before.")
	}
	return &at
}

// lockWithBreakOuts takes the places of a session and of its break-outs together, in id order, and reads
// them under that lock, the session itself first. fault.Missing when there is none.
func lockWithBreakOuts(tx *database.Tx, id uuid.UUID) (session Session, breakOuts []Session, err error) {
	ids, err := database.Values[uuid.UUID](tx, `SELECT id FROM sessions
		WHERE partnership_id = $1 AND (id = $2 OR main_session_id = $2)`, tx.Partnership(), id)
	if err != nil {
		return session, nil, err
	}
	if _, err := places.Lock(tx, ids...); err != nil {
		return session, nil, err
	}
	if session, err = SessionByID(tx, id); err != nil {
		return session, nil, err
	}
	breakOuts, err = database.Rows[Session](tx, `SELECT * FROM sessions
		WHERE partnership_id = $1 AND main_session_id = $2 ORDER BY starts_at, id`, tx.Partnership(), id)
	return session, breakOuts, err
}

// mainEnded reports whether the conference of a break-out was cancelled or did not run. It is asked under
// the break-out's lock, which ending the conference takes too.
func mainEnded(tx *database.Tx, session Session) (bool, error) {
	if session.MainSessionID == nil {
		return false, nil
	}
	main, err := SessionByID(tx, *session.MainSessionID)
	return main.Status.Ended(), err
}
