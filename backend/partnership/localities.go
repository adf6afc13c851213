package partnership

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// LocalityWrite is one line of the list of localities: a new one without an id, else a kept one,
// perhaps under another name.
type LocalityWrite struct {
	ID   uuid.UUID // zero: new
	Name string
}

// ErrLocalityInUse: a locality left out of the list still has agencies, venues or bookings.
var ErrLocalityInUse = fault.New(fault.Conflict, "locality_in_use", "A locality that is in use cannot be removed.")

// CheckLocalities returns the list with names tidied and ids made for the new ones; or what is wrong:
// a missing or repeated name, an id that is not among the present ones or comes twice.
func CheckLocalities(present []Locality, want []LocalityWrite) ([]LocalityWrite, error) {
	var wrong fault.Fields
	names, ids := map[string]bool{}, map[uuid.UUID]bool{}
	checked := make([]LocalityWrite, len(want))
	for i, w := range want {
		w.Name = strings.Join(strings.Fields(w.Name), " ")
		key := strings.ToLower(w.Name)
		known := w.ID == uuid.Nil || slices.ContainsFunc(present, func(l Locality) bool { return l.ID == w.ID })
		switch {
		case w.Name == "":
			wrong.Add(fmt.Sprintf("localities.%d.name", i), "required", "Enter a name.")
		case names[key]:
			wrong.Add(fmt.Sprintf("localities.%d.name", i), "repeated", "This name is in the list already.")
		case !known || ids[w.ID]:
			wrong.Add(fmt.Sprintf("localities.%d.id", i), "no_such_locality", "This locality is not one of yours, or is in the list already.")
		}
		if w.ID == uuid.Nil {
			w.ID = uuid.Must(uuid.NewV7())
		}
		names[key], ids[w.ID], checked[i] = true, true, w
	}
	return checked, wrong.Err()
}

// UpdateLocalities replaces the list of localities, for administrators; fault.Missing for others. Those
// left out are removed, unless they are in use: ErrLocalityInUse, naming them, and nothing is changed.
func (s *Service) UpdateLocalities(ctx context.Context, want []LocalityWrite) ([]Locality, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Locality, error) {
		if !mayAdminister(tx.Actor) {
			return nil, fault.Missing
		}
		return replaceLocalities(tx, want)
	})
}

func replaceLocalities(tx *database.Tx, want []LocalityWrite) ([]Locality, error) {
	if _, err := tx.PGX.Exec(`SELECT 1 FROM partnerships WHERE id = $1 FOR NO KEY UPDATE`, tx.Partnership()); err != nil {
		return nil, err
	}
	before, err := Localities(tx)
	if err != nil {
		return nil, err
	}
	if want, err = CheckLocalities(before, want); err != nil {
		return nil, err
	}
	if err := removeLocalities(tx, before, want); err != nil {
		return nil, err
	}
	if err := writeLocalities(tx, want); err != nil {
		return nil, err
	}
	after, err := Localities(tx)
	if err != nil || slices.Equal(before, after) {
		return after, err
	}
	return after, audit.Record(tx, "partnership.update_localities", "partnership", tx.Partnership())
}

func removeLocalities(tx *database.Tx, before []Locality, want []LocalityWrite) error {
	gone := []uuid.UUID{}
	for _, l := range before {
		if !slices.ContainsFunc(want, func(w LocalityWrite) bool { return w.ID == l.ID }) {
			gone = append(gone, l.ID)
		}
	}
	used, err := database.Values[string](tx, `SELECT l.name FROM localities l WHERE l.partnership_id = $1 AND l.id = ANY($2) AND (
		     EXISTS (SELECT 1 FROM agencies a WHERE a.partnership_id = $1 AND a.locality_id = l.id)
		  OR EXISTS (SELECT 1 FROM venues v WHERE v.partnership_id = $1 AND v.locality_id = l.id)
		  OR EXISTS (SELECT 1 FROM bookings b WHERE b.partnership_id = $1 AND b.locality_id = l.id))
		ORDER BY l.position, l.name`, tx.Partnership(), gone)
	switch {
	case err != nil:
		return err
	case len(used) > 0:
		return fault.New(ErrLocalityInUse.Kind, ErrLocalityInUse.Code,
			"Agencies, venues or bookings still lie in "+strings.Join(used, ", ")+": it cannot be removed.")
	}
	_, err = tx.PGX.Exec(`DELETE FROM localities WHERE partnership_id = $1 AND id = ANY($2)`, tx.Partnership(), gone)
	if database.IsForeignKey(err, "") {
		return ErrLocalityInUse.With(err)
	}
	return err
}

// writeLocalities first moves every name out of the way, so that two may swap theirs.
func writeLocalities(tx *database.Tx, want []LocalityWrite) error {
	if _, err := tx.PGX.Exec(`UPDATE localities SET name = id::text WHERE partnership_id = $1`, tx.Partnership()); err != nil {
		return err
	}
	for i, w := range want {
		_, err := tx.PGX.Exec(`INSERT INTO localities (partnership_id, id, name, position) VALUES ($1, $2, $3, $4)
			ON CONFLICT (partnership_id, id) DO UPDATE SET name = excluded.name, position = excluded.position`,
			tx.Partnership(), w.ID, w.Name, i+1)
		if err != nil {
			return err
		}
	}
	return nil
}
