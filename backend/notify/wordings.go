package notify

import (
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

// Choice is what a partnership chose to say in a letter, at one time.
type Choice struct {
	ID       uuid.UUID
	Letter   string
	Standard bool // back to the standard words
	Subject  string
	Opening  string
	Closing  string
	ChosenAt time.Time
	ChosenBy *uuid.UUID // nil: an operator, or the demo
	Name     string     // of who chose; empty: nobody of here
}

// Words are what was chosen.
func (c Choice) Words() wording.Words {
	return wording.Words{Subject: c.Subject, Opening: c.Opening, Closing: c.Closing}
}

// chosenWords are the words in force of some letters; of those in standard words there are none.
func chosenWords(tx *database.Tx, letters map[string]bool) (map[string]wording.Words, error) {
	rows, err := database.Rows[Choice](tx, `SELECT letter, subject, opening, closing FROM letter_words
		WHERE partnership_id = $1 AND letter = ANY($2) AND replaced_at IS NULL AND NOT standard`,
		tx.Partnership(), slices.Collect(maps.Keys(letters)))
	chosen := make(map[string]wording.Words, len(rows))
	for _, r := range rows {
		chosen[r.Letter] = r.Words()
	}
	return chosen, err
}

// Choices returns what the partnership has ever chosen to say, the newest of each letter first; in one letter,
// or, with an empty name, in all.
func Choices(tx *database.Tx, letter string) ([]Choice, error) {
	return database.Rows[Choice](tx, `SELECT w.id, w.letter, w.standard, w.subject, w.opening, w.closing, w.chosen_at, w.chosen_by, coalesce(p.name, '') AS name
		FROM letter_words w LEFT JOIN people p ON p.partnership_id = w.partnership_id AND p.id = w.chosen_by
		WHERE w.partnership_id = $1 AND ($2 = '' OR w.letter = $2) ORDER BY w.letter, w.replaced_at DESC NULLS FIRST`, tx.Partnership(), letter)
}

// LockChoices makes changes of the partnership's words wait for one another.
func LockChoices(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`SELECT 1 FROM partnerships WHERE id = $1 FOR NO KEY UPDATE`, tx.Partnership())
	return err
}

// Choose puts words in force for a letter, or (standard) the standard ones again, and returns the id of the
// choice. What was in force stays as history. It does not check the words.
func Choose(tx *database.Tx, letter string, words wording.Words, standard bool) (uuid.UUID, error) {
	_, err := tx.PGX.Exec(`UPDATE letter_words SET replaced_at = $3 WHERE partnership_id = $1 AND letter = $2 AND replaced_at IS NULL`,
		tx.Partnership(), letter, tx.Now)
	if err != nil {
		return uuid.Nil, err
	}
	id := uuid.Must(uuid.NewV7())
	_, err = tx.PGX.Exec(`INSERT INTO letter_words (partnership_id, id, letter, standard, subject, opening, closing, chosen_at, chosen_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.Partnership(), id, letter, standard, words.Subject, words.Opening, words.Closing, tx.Now, tx.Actor.PersonOrNil())
	return id, err
}
