package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// How is in what way a booking came to be approved without anybody being asked.
type How string

// Naming by a coordinator and adding by staff are approvals themselves; a booking that is moved carries
// its approval with it.
const (
	ByNaming How = "named"
	ByAdding How = "added"
	ByMoving How = "carried"
)

// What became of an approval.
const (
	approvalOpen      = "open"
	approvalApproved  = "approved"
	approvalDeclined  = "declined"
	approvalExpired   = "expired"   // nobody answered
	approvalWithdrawn = "withdrawn" // asked anew, or the booking ended otherwise
)

// As whom somebody decided.
const (
	asSelf        = "self"
	asManager     = "manager"
	asDeputy      = "deputy"
	asCoordinator = "coordinator"
	asStaff       = "staff"
)

// Contact is somebody without an account who is asked to decide.
type Contact struct {
	Name  string
	Email string
}

// Approval is that somebody was asked whether a person may have a place, and what they said.
type Approval struct {
	PartnershipID  uuid.UUID `gorm:"primaryKey"`
	ID             uuid.UUID `gorm:"primaryKey"`
	BookingID      uuid.UUID
	Asked          string // a rules.Asks or a How
	Status         string
	Again          bool   // the booking was approved before: only a refusal takes its place away
	Self           bool   // decided by the person themselves
	Reason         string // why they need the place
	ManagerName    string
	ManagerEmail   string
	DeputyName     string
	DeputyEmail    string
	AskedAt        time.Time
	ExpiresAt      *time.Time
	RemindedAt     *time.Time
	DueAt          *time.Time // when the clock has something to do; nil: never
	DecidedAt      *time.Time
	DecidedBy      *uuid.UUID // nil: somebody without a person record, by a link
	DecidedAs      string
	DecidedName    string // of such a one
	DecisionReason string
}

// TableName is approvals.
func (Approval) TableName() string { return "approvals" }

// approved is an approval that stands from the beginning.
func approved(asked string) *Approval { return &Approval{Asked: asked, Status: approvalApproved} }

// carried is an approval of the booking that one was moved from: what was said and who decided stay.
func (a *Approval) carried() *Approval {
	return &Approval{
		Asked: string(ByMoving), Status: approvalApproved, Self: a.Self, Reason: a.Reason,
		ManagerName: a.ManagerName, ManagerEmail: a.ManagerEmail, DeputyName: a.DeputyName, DeputyEmail: a.DeputyEmail,
		DecidedAs: a.DecidedAs, DecidedName: a.DecidedName, DecisionReason: a.DecisionReason,
	}
}

// selfDeclared is the approval somebody gives themselves.
func selfDeclared(reason string) *Approval {
	return &Approval{Asked: string(rules.AsksDeclaration), Status: approvalApproved, Self: true, DecidedAs: asSelf, Reason: reason}
}

// asks is whose approval the session asks of this person, booking for an agency (nil: not known yet).
func (g gathered) asks(agency *uuid.UUID) rules.Asks {
	sector := ""
	if agency != nil {
		sector = sectorOf(g.members, *agency)
	}
	return rules.AskedOf(rules.Asks(g.session.Approval), g.session.MainSessionID != nil, sector)
}

func sectorOf(members []rules.Member, agency uuid.UUID) string {
	for _, m := range members {
		if m.AgencyID == agency {
			return m.Sector
		}
	}
	return ""
}

// writeApproval keeps a new approval; one that stands already was decided by who acts.
func writeApproval(tx *database.Tx, b Booking, a *Approval) error {
	a.PartnershipID, a.ID, a.BookingID, a.AskedAt = tx.Partnership(), uuid.Must(uuid.NewV7()), b.ID, tx.Now
	if a.Status == approvalApproved {
		a.DecidedAt, a.DecidedBy = &tx.Now, tx.Actor.PersonOrNil()
		switch How(a.Asked) {
		case ByNaming:
			a.DecidedAs = asCoordinator
		case ByAdding:
			a.DecidedAs = asStaff
		}
	}
	return tx.DB.Create(a).Error
}

const lastApprovalSQL = `SELECT * FROM approvals WHERE partnership_id = $1 AND booking_id = $2 ORDER BY asked_at DESC, id DESC LIMIT 1`

// lastApproval is the newest approval of a booking; nil: none was ever asked for.
func lastApproval(tx *database.Tx, booking uuid.UUID) (*Approval, error) {
	a, found, err := database.One[Approval](tx, lastApprovalSQL, tx.Partnership(), booking)
	if err != nil || !found {
		return nil, err
	}
	return &a, nil
}

// openApproval is the approval of a booking that waits for an answer; ErrNotAsked where none does, or
// its time has run out.
func openApproval(tx *database.Tx, booking uuid.UUID) (Approval, error) {
	a, found, err := database.One[Approval](tx, `SELECT * FROM approvals WHERE partnership_id = $1 AND booking_id = $2 AND status = 'open'`,
		tx.Partnership(), booking)
	if err == nil && (!found || !tx.Now.Before(*a.ExpiresAt)) {
		err = ErrNotAsked
	}
	return a, err
}

// saveApproval writes what became of an open approval.
func saveApproval(tx *database.Tx, a *Approval) error {
	res := tx.DB.Model(&Approval{}).Where("partnership_id = ? AND id = ? AND status = 'open'", a.PartnershipID, a.ID).
		Select("status", "self", "reminded_at", "due_at", "decided_at", "decided_by", "decided_as", "decided_name", "decision_reason").Updates(a)
	if res.Error == nil && res.RowsAffected != 1 {
		return ErrNotAsked
	}
	return res.Error
}

// decidesAlone is the agencies for which the person needs nobody else's approval, though the course asks
// for it.
func (g gathered) decidesAlone() []uuid.UUID {
	var agencies []uuid.UUID
	for _, m := range g.members {
		if g.asks(nil).OfOthers() && m.Sector == rules.SelfEmployed {
			agencies = append(agencies, m.AgencyID)
		}
	}
	return agencies
}
