package messages

import (
	"context"
	"slices"
	"time"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

// Wording is a letter in the words that are in force for a partnership.
type Wording struct {
	wording.Letter
	Words    wording.Words
	Own      bool            // not the standard words
	Outdated bool            // they break a rule that is newer than they are: the standard words go out instead
	History  []notify.Choice // what was chosen, newest first; empty when nothing ever was
}

// Version names the words in force; it is sent back with a change.
func (w Wording) Version() string {
	return version.Of(struct {
		Own   bool
		Words wording.Words
	}{w.Own, w.Words})
}

// ChangedAt is when the words in force were chosen; the zero time when none ever were.
func (w Wording) ChangedAt() time.Time {
	if len(w.History) == 0 {
		return time.Time{}
	}
	return w.History[0].ChosenAt
}

// inForce is a letter as a partnership's choices leave it.
func inForce(l wording.Letter, choices []notify.Choice) Wording {
	w := Wording{Letter: l, Words: l.Standard}
	for _, c := range choices {
		if c.Letter == l.Name {
			w.History = append(w.History, c)
		}
	}
	if len(w.History) > 0 && !w.History[0].Standard {
		w.Own, w.Words = true, w.History[0].Words()
		w.Outdated = l.Check(w.Words) != nil
	}
	return w
}

// Wordings lists every letter whose words may be changed, for staff.
func (s *Service) Wordings(ctx context.Context) ([]Wording, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Wording, error) {
		if !access.Can(tx.Actor, access.OpListLetters, access.Partnership) {
			return nil, fault.Missing
		}
		choices, err := notify.Choices(tx, "")
		if err != nil {
			return nil, err
		}
		var all []Wording
		for _, l := range wording.All() {
			all = append(all, inForce(l, choices))
		}
		return all, nil
	})
}

// Wording returns one letter; fault.Missing for a name that is none.
func (s *Service) Wording(ctx context.Context, name string) (Wording, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Wording, error) {
		return wordingFor(tx, access.OpGetLetter, name)
	})
}

func wordingFor(tx *database.Tx, op, name string) (Wording, error) {
	l, found := wording.ByName(name)
	if !found || !access.Can(tx.Actor, op, access.Partnership) {
		return Wording{}, fault.Missing
	}
	choices, err := notify.Choices(tx, name)
	return inForce(l, choices), err
}

// SetWording puts a partnership's own words in force for a letter, or (own false) the standard ones again.
// Letters that are written from now on take them. version.ErrChanged when it is no longer what the caller
// saw; the fields that are wrong: subject, opening, closing.
func (s *Service) SetWording(ctx context.Context, name string, own bool, words wording.Words, seen string) (Wording, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Wording, error) {
		if err := notify.LockChoices(tx); err != nil {
			return Wording{}, err
		}
		now, err := wordingFor(tx, access.OpSetLetter, name)
		if err != nil {
			return now, err
		}
		if words = words.Tidy(); own {
			if err := now.Check(words); err != nil {
				return now, version.Rather(err, seen, now.Version())
			}
		}
		if own = own && words != now.Standard; !own {
			words = wording.Words{}
		}
		if own == now.Own && (!own || words == now.Words) {
			return now, nil
		}
		if err := version.Check(seen, now.Version()); err != nil {
			return now, err
		}
		id, err := notify.Choose(tx, name, words, !own)
		if err == nil {
			err = audit.Record(tx, "messages.set_letter", "letter", id)
		}
		if err != nil {
			return now, err
		}
		return wordingFor(tx, access.OpSetLetter, name)
	})
}

func knows(l wording.Letter, placeholder string) bool { return slices.Contains(l.Knows, placeholder) }
