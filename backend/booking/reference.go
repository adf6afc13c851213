package booking

import "crypto/rand"

// What people read aloud over the telephone: no vowels (no words), nothing that looks like another.
const referenceLetters = "BCDFGHJKMNPQRTVWXYZ2346789"

// newReference returns eight characters, a few hundred thousand million possibilities; the database
// refuses the rest.
func newReference() string {
	raw := make([]byte, 8)
	_, _ = rand.Read(raw)
	for i, b := range raw {
		raw[i] = referenceLetters[int(b)%len(referenceLetters)]
	}
	return string(raw)
}
