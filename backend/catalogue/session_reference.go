package catalogue

import (
	"crypto/rand"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// speakable leaves out letters and digits that look or sound like others: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
const speakable = "ACDEFGHJKMNPQRTWXY34679"

// Reference is what a session is called on the telephone: three letters of the partnership's slug and
// n random characters, DEV-7K3Q.
func Reference(slug string, n int) string {
	letters := strings.ToUpper(strings.ReplaceAll(slug, "-", ""))
	random := make([]byte, n)
	_, _ = rand.Read(random)
	for i, b := range random {
		random[i] = speakable[int(b)%len(speakable)]
	}
	return letters[:min(3, len(letters))] + "-" + string(random)
}

// newReference returns one that no session of the partnership has; it grows longer where short ones
// have become scarce.
func newReference(tx *database.Tx) (string, error) {
	var slug string
	if err := tx.PGX.QueryRow(`SELECT slug FROM partnerships WHERE id = $1`, tx.Partnership()).Scan(&slug); err != nil {
		return "", err
	}
	for n := 4; ; n++ {
		reference := Reference(slug, n)
		used, err := ask(tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND reference = $2)`,
			tx.Partnership(), reference)
		if err != nil || !used {
			return reference, err
		}
	}
}
