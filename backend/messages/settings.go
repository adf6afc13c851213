package messages

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Settings are what a partnership has set about its messages.
type Settings struct {
	Rules         []Rule
	TrainersWrite bool // a session's trainers may write to everybody of it
	CopyManager   bool // a line manager who is known is told of confirmations and cancellations
}

// Version names what the settings say; it is sent back with a change.
func (s Settings) Version() string { return version.Of(s) }

type settingsRow struct {
	TrainersWrite bool
	CopyManager   bool
	RulesSince    time.Time
}

// settingsOf reads the acting partnership's settings and since when its rules are so; the zero time when
// it has set nothing.
func settingsOf(tx *database.Tx) (s Settings, since time.Time, err error) {
	row, found, err := database.One[settingsRow](tx, `SELECT trainers_write, copy_manager, rules_since FROM message_settings
		WHERE partnership_id = $1`, tx.Partnership())
	if err != nil {
		return s, since, err
	}
	if !found {
		return Settings{Rules: Default, TrainersWrite: true}, since, nil
	}
	s.TrainersWrite, s.CopyManager = row.TrainersWrite, row.CopyManager
	s.Rules, err = rulesOf(tx, nil)
	return s, row.RulesSince, err
}

// rulesOf reads the rules of a session, or of the partnership.
func rulesOf(tx *database.Tx, session *uuid.UUID) ([]Rule, error) {
	return database.Rows[Rule](tx, `SELECT kind, timing, amount, unit, late, note FROM message_rules
		WHERE partnership_id = $1 AND session_id IS NOT DISTINCT FROM $2 ORDER BY position`, tx.Partnership(), session)
}

// Settings returns what the partnership has set, for its staff.
func (s *Service) Settings(ctx context.Context) (Settings, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Settings, error) {
		if !access.Can(tx.Actor, access.OpGetMessageSettings, access.Partnership) {
			return Settings{}, fault.Missing
		}
		settings, _, err := settingsOf(tx)
		return settings, err
	})
}

// SetSettings replaces what the partnership has set. Sessions that follow its rules are looked at again.
// version.ErrChanged when it is no longer what the caller saw.
func (s *Service) SetSettings(ctx context.Context, want Settings, seen string) (Settings, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Settings, error) {
		if !access.Can(tx.Actor, access.OpSetMessageSettings, access.Partnership) {
			return Settings{}, fault.Missing
		}
		now, since, err := settingsOf(tx)
		if err != nil {
			return now, err
		}
		if want.Rules, err = checked(want.Rules); err != nil || want.Version() == now.Version() {
			return now, err
		}
		if err := version.Check(seen, now.Version()); err != nil {
			return now, err
		}
		if version.Of(want.Rules) != version.Of(now.Rules) {
			since = tx.Now
		}
		if err := saveSettings(tx, want, since); err != nil {
			return now, err
		}
		return want, audit.Record(tx, "messages.set_settings", "partnership", tx.Partnership())
	})
}

func saveSettings(tx *database.Tx, want Settings, since time.Time) error {
	_, err := tx.PGX.Exec(`INSERT INTO message_settings (partnership_id, trainers_write, copy_manager, rules_since) VALUES ($1, $2, $3, $4)
		ON CONFLICT (partnership_id) DO UPDATE SET trainers_write = $2, copy_manager = $3, rules_since = $4`,
		tx.Partnership(), want.TrainersWrite, want.CopyManager, since)
	if err != nil {
		return err
	}
	if err := saveRules(tx, nil, want.Rules); err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE message_clocks SET due_at = $2 WHERE partnership_id = $1 AND NOT own_rules`, tx.Partnership(), tx.Now)
	return err
}

func saveRules(tx *database.Tx, session *uuid.UUID, rules []Rule) error {
	_, err := tx.PGX.Exec(`DELETE FROM message_rules WHERE partnership_id = $1 AND session_id IS NOT DISTINCT FROM $2`, tx.Partnership(), session)
	for i, r := range rules {
		if err == nil {
			_, err = tx.PGX.Exec(`INSERT INTO message_rules (partnership_id, id, session_id, kind, timing, amount, unit, late, note, position)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
				tx.Partnership(), uuid.Must(uuid.NewV7()), session, r.Kind, r.Timing, r.Amount, r.Unit, r.Late, r.Note, i)
		}
	}
	return err
}

// farthest is how far from a session a moment may lie.
var farthest = map[Timing]map[Unit]int{Before: {Days: 60, Hours: 240}, AfterEnd: {Days: 30, Hours: 240}}

// fits says which kinds may be sent when.
var fits = map[Kind][]Timing{Joining: {Before, OnChange}, Reminder: {Before}, After: {AfterEnd}}

// checked returns rules as they are to be kept, or the fields that are wrong.
func checked(rules []Rule) ([]Rule, error) {
	var wrong fault.Fields
	seen := map[Rule]bool{}
	kept := make([]Rule, len(rules))
	for i, r := range rules {
		at := func(field string) string { return fmt.Sprintf("rules.%d.%s", i, field) }
		r.Note = strings.TrimSpace(r.Note)
		if r.Timing == OnChange {
			r.Amount, r.Unit = 0, Days
		}
		if !slices.Contains(fits[r.Kind], r.Timing) {
			wrong.Add(at("timing"), "does_not_fit", "Choose a time that fits what is sent.")
		} else if most := farthest[r.Timing][r.Unit]; r.Timing != OnChange && (r.Amount < 1 || r.Amount > most) {
			wrong.Add(at("amount"), "out_of_range", fmt.Sprintf("Enter a number of %s from 1 to %d.", r.Unit, most))
		}
		same := r
		same.Note, same.Late = "", ""
		if seen[same] {
			wrong.Add(at("kind"), "twice", "This is sent at that time already.")
		}
		seen[same], kept[i] = true, r
	}
	return kept, wrong.Err()
}
