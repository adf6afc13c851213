package catalogue

import (
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// inputCheck gathers everything that is wrong with what was typed, before anything is written.
type inputCheck struct {
	tx     *database.Tx
	fields fault.Fields
	err    error // of the database: the first
}

func (c *inputCheck) done() error {
	if c.err != nil {
		return c.err
	}
	return c.fields.Err()
}

// known notes that there is no row of that id in the partnership. A nil id is nothing to know.
func (c *inputCheck) known(field, table string, id *uuid.UUID) {
	if id == nil || c.err != nil {
		return
	}
	var found bool
	found, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM `+table+` WHERE partnership_id = $1 AND id = $2)`, c.tx.Partnership(), *id)
	if c.err == nil && !found {
		c.fields.Add(field, "unknown", "Choose one from the list.")
	}
}

// unused notes that another row has the value already; sql gets partnership, value and own id.
func (c *inputCheck) unused(field, sql string, value any, own uuid.UUID) {
	if c.err != nil {
		return
	}
	var used bool
	used, c.err = ask(c.tx, sql, c.tx.Partnership(), value, own)
	if used {
		c.fields.Add(field, "taken", "There is one like this already.")
	}
}

// missing notes on the field that what it names is not there.
func (c *inputCheck) missing(field string, err error) {
	switch {
	case errors.Is(err, fault.Missing):
		c.fields.Add(field, "unknown", "Choose one from the list.")
	case err != nil && c.err == nil:
		c.err = err
	}
}
