// Package audit keeps who did what, when: exactly one row per use case and aggregate, written in the
// transaction of the change, and a row in `reads` when personal data is taken out. Rows hold ids only.
//
// It does not own what a change was (booking_history, place_changes and marks keep that), and it
// deletes nothing: retention removes rows that are past their class.
package audit

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// How long a row is kept.
const (
	sixYears = "six_years"
	oneYear  = "one_year" // sign-in events
)

// Record writes that the acting principal did action (package and verb: booking.cancel) to one object.
func Record(tx *database.Tx, action, objectType string, object uuid.UUID) error {
	return write(tx, row{action: action, objectType: objectType, object: object, class: sixYears})
}

// RecordEach is Record for several objects of one act, as an import makes them: a row for each.
func RecordEach(tx *database.Tx, action, objectType string, objects []uuid.UUID) error {
	if len(objects) == 0 {
		return nil
	}
	by := tx.Actor
	if by.Origin == "" {
		by.Origin = actor.Web
	}
	_, err := tx.PGX.Exec(`INSERT INTO audit
		(partnership_id, at, action, object_type, object_id, account_id, person_id, origin, request_id, class)
		SELECT $1, $2, $3, $4, object, $5, $6, $7, $8, $9 FROM unnest($10::uuid[]) AS object`,
		tx.Partnership(), tx.Now, action, objectType, orNull(by.Account), by.PersonOrNil(), string(by.Origin), by.RequestID,
		sixYears, objects)
	if err != nil {
		return fmt.Errorf("audit %s: %w", action, err)
	}
	return nil
}

// RecordOnBehalf is Record for an act done for another person, by a coordinator or by staff.
func RecordOnBehalf(tx *database.Tx, action, objectType string, object, person uuid.UUID) error {
	return write(tx, row{action: action, objectType: objectType, object: object, onBehalfOf: person, class: sixYears})
}

// RecordSignIn writes a sign-in event (access.sign_in, access.sign_out) of an account; it is kept for a year.
func RecordSignIn(tx *database.Tx, action string, account uuid.UUID) error {
	return write(tx, row{action: action, objectType: "account", object: account, account: account, class: oneYear})
}

type row struct {
	action, objectType, class   string
	object, account, onBehalfOf uuid.UUID
}

func write(tx *database.Tx, r row) error {
	by := tx.Actor
	if r.account == uuid.Nil {
		r.account = by.Account
	}
	if by.Origin == "" {
		by.Origin = actor.Web
	}
	_, err := tx.PGX.Exec(`INSERT INTO audit
		(partnership_id, at, action, object_type, object_id, account_id, person_id, on_behalf_of, origin, request_id, class)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.Partnership(), tx.Now, r.action, r.objectType, orNull(r.object), orNull(r.account),
		by.PersonOrNil(), orNull(r.onBehalfOf), string(by.Origin), by.RequestID, r.class)
	if err != nil {
		return fmt.Errorf("audit %s: %w", r.action, err)
	}
	return nil
}

// RecordRead writes that the acting principal took out rows of personal data: what names the list or
// the export (reporting.export). It needs a transaction that writes, not a database.Read.
func RecordRead(tx *database.Tx, what string, rows int) error {
	return RecordReadOf(tx, what, uuid.Nil, rows)
}

// RecordReadOf is RecordRead of what belongs to one object: the needs of a session (sharing.needs).
func RecordReadOf(tx *database.Tx, what string, object uuid.UUID, rows int) error {
	_, err := tx.PGX.Exec(`INSERT INTO reads (partnership_id, at, what, object_id, account_id, person_id, rows, request_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.Partnership(), tx.Now, what, orNull(object), orNull(tx.Actor.Account), tx.Actor.PersonOrNil(), rows, tx.Actor.RequestID)
	if err != nil {
		return fmt.Errorf("record reading of %s: %w", what, err)
	}
	return nil
}

func orNull(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}
