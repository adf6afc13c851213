package sharing

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Told is what was told for one booking, as those see it who told it.
type Told struct {
	Given *Needs // nil: nothing, or not by who asks
	Kept  *Needs // what the person lets us keep; nil: nothing, or somebody else asks
	Seen  Window // when the session's trainers and staff see it
	Open  bool   // it can still be told or changed
}

// Telling is what somebody wants to tell.
type Telling struct {
	Needs
	Consent bool // that the trainers and staff of this session may see it
	Keep    bool // propose it at my next booking
}

type needsRow struct {
	Needs
	GivenBy uuid.UUID
}

func needsRowOf(tx *database.Tx, booking uuid.UUID) (needsRow, bool, error) {
	var r needsRow
	rows, err := database.Rows[struct {
		Kinds   []Kind
		Note    string
		GivenBy uuid.UUID
	}](tx, `SELECT kinds, note, given_by FROM booking_needs WHERE partnership_id = $1 AND booking_id = $2`, tx.Partnership(), booking)
	if err != nil || len(rows) == 0 {
		return r, false, err
	}
	return needsRow{Needs{rows[0].Kinds, rows[0].Note}, rows[0].GivenBy}, true, nil
}

// NeedsOf returns what was told for a booking, to the person and to a coordinator who told it for them;
// fault.Missing for others.
func (s *Service) NeedsOf(ctx context.Context, booking uuid.UUID) (Told, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Told, error) {
		c, err := visible(tx, booking, access.OpGetNeeds)
		if err != nil {
			return Told{}, err
		}
		return told(tx, c)
	})
}

func told(tx *database.Tx, c claim) (Told, error) {
	t := Told{Seen: c.window(), Open: c.open(tx.Now) == nil}
	row, found, err := needsRowOf(tx, c.ID)
	if err != nil {
		return t, err
	}
	own := c.PersonID == tx.Actor.Person
	if found && (own || row.GivenBy == tx.Actor.Person) {
		t.Given = &row.Needs
	}
	if own {
		t.Kept, err = kept(tx, c.PersonID)
	}
	return t, err
}

// TellNeeds writes what is needed for a booking, in place of what was told before. Faults: ErrConsent,
// ErrEnded, ErrOver, ErrTheirOwn, ErrKeepOwn, and fields. The same again writes nothing.
func (s *Service) TellNeeds(ctx context.Context, booking uuid.UUID, t Telling) (Told, error) {
	needs, err := t.Checked()
	if err != nil {
		return Told{}, err
	}
	if !t.Consent {
		return Told{}, ErrConsent
	}
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Told, error) {
		c, err := toChange(tx, booking, access.OpTellNeeds)
		if err != nil {
			return Told{}, err
		}
		if err := tell(tx, c, needs, t.Keep); err != nil {
			return Told{}, err
		}
		return told(tx, c)
	})
}

// TellTx is TellNeeds within a transaction, for demos, by the acting person; it does not ask who may.
func TellTx(tx *database.Tx, booking uuid.UUID, n Needs) error {
	needs, err := n.Checked()
	if err != nil {
		return err
	}
	c, found, err := database.One[claim](tx, claimSQL, tx.Partnership(), booking)
	if err != nil || !found {
		return orMissing(err)
	}
	return tell(tx, c, needs, false)
}

func tell(tx *database.Tx, c claim, needs Needs, keep bool) error {
	own := c.PersonID == tx.Actor.Person
	if keep && !own {
		return ErrKeepOwn
	}
	if err := c.open(tx.Now); err != nil {
		return err
	}
	before, found, err := needsRowOf(tx, c.ID)
	if err != nil {
		return err
	}
	if found && !own && before.GivenBy != tx.Actor.Person {
		return ErrTheirOwn
	}
	if keep {
		if err := keepNeeds(tx, c.PersonID, needs); err != nil {
			return err
		}
	}
	if found && before.equal(needs) && before.GivenBy == tx.Actor.Person {
		return nil
	}
	_, err = tx.PGX.Exec(`INSERT INTO booking_needs (partnership_id, booking_id, kinds, note, consented_at, given_by)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (partnership_id, booking_id) DO UPDATE
		SET kinds = excluded.kinds, note = excluded.note, consented_at = excluded.consented_at, given_by = excluded.given_by`,
		tx.Partnership(), c.ID, needs.Kinds, needs.Note, tx.Now, tx.Actor.Person)
	if err != nil {
		return err
	}
	return changed(tx, c)
}

// WithdrawNeeds takes the consent back: what was told for a booking is deleted. The person may at any
// time, a coordinator what they told themselves; nothing to take back is no fault.
func (s *Service) WithdrawNeeds(ctx context.Context, booking uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		c, err := toChange(tx, booking, access.OpWithdrawNeeds)
		if err != nil {
			return err
		}
		row, found, err := needsRowOf(tx, c.ID)
		if err != nil || !found {
			return err
		}
		if c.PersonID != tx.Actor.Person && row.GivenBy != tx.Actor.Person {
			return ErrTheirOwn
		}
		if _, err := tx.PGX.Exec(`DELETE FROM booking_needs WHERE partnership_id = $1 AND booking_id = $2`, tx.Partnership(), c.ID); err != nil {
			return err
		}
		return changed(tx, c)
	})
}

// changed writes that somebody changed what is shared for a booking; not what, nor whether it was told or
// taken back: whoever reads the audit is not among those it was told to.
func changed(tx *database.Tx, c claim) error {
	const action, object = "sharing.change", "sharing"
	if c.PersonID != tx.Actor.Person {
		return audit.RecordOnBehalf(tx, action, object, c.ID, c.PersonID)
	}
	return audit.Record(tx, action, object, c.ID)
}
