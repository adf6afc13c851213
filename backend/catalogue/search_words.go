package catalogue

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Word search matches courses, events, venues with their localities and sessions' own titles, of which there
// are hundreds; sessions are then found through them by index. A word may be met by the course and the next by
// the venue, but every word must be met. Misspelling is forgiven only to a word that is spelt so nowhere.

const (
	maxWords = 8
	maxHits  = 200  // courses, the best first
	asGood   = 0.15 // a misspelt word keeps what is this close to its best hit
)

// said by everyone and met by nothing
var smallWords = []string{"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}

// joined is a word with its number, written as one: level3.
var joined = regexp.MustCompile(`(\p{L}{4,})(\d{1,2})\b`)

// Words returns the words of a search, at most eight, in lower case: letters and digits only, small
// words left out unless there are no others. A number stands apart from the word before it.
func Words(text string) []string {
	text = joined.ReplaceAllString(text, "$1 $2")
	all := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all = withoutRepetition(all, func(w string) string { return w })
	words := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(smallWords, w) })
	if len(words) == 0 {
		words = all
	}
	return words[:min(len(words), maxWords)]
}

// hit says that a word is met by a course (Course), an event (Event), a venue (Venue) or a session's own
// title (Title).
type hit struct {
	Course     *uuid.UUID
	Event      *uuid.UUID
	Venue      *uuid.UUID
	Title      string
	Word       int     // from 0
	Similarity float32 // 1: spelt so, or another form of the same word
}

// hitsSQL: a number and the shortest words match whole words only ("3" is not in "13"); longer ones
// match beginnings, of their stem too. A word that nothing matches is taken for misspelt, and is met
// where a third of its trigrams are, which two letters changed places leave of a word of seven.
// $3: drafts too.
const hitsSQL = `
WITH words AS MATERIALIZED (
  SELECT word, w, length(w) > 3 AND w !~ '^[0-9]+$' AS forgiven,
         CASE WHEN length(w) <= 2 OR w ~ '^[0-9]+$' THEN '\m' || w || '\M'
              ELSE '\m(' || w || '|' || coalesce((ts_lexize('english_stem', w))[1], w) || ')' END AS pattern
    FROM (SELECT ord::int - 1 AS word, regexp_replace(lower(unaccent(t.w)), '[^[:alnum:]]', '', 'g') AS w
            FROM unnest($2::text[]) WITH ORDINALITY t (w, ord)) plain
), tags AS (
  SELECT course_id, string_agg(tag, ' ') AS said FROM course_level_tags WHERE partnership_id = $1 GROUP BY course_id
), themes AS (
  SELECT cp.course_id, string_agg(p.name, ' ') AS said FROM course_priorities cp
    JOIN priorities p ON p.partnership_id = cp.partnership_id AND p.id = cp.priority_id
   WHERE cp.partnership_id = $1 GROUP BY cp.course_id
), texts AS (
  SELECT c.id AS course, NULL::uuid AS event, NULL::uuid AS venue, '' AS title, concat_ws(' ', c.title, c.summary, tags.said, themes.said) AS body
    FROM courses c LEFT JOIN tags ON tags.course_id = c.id LEFT JOIN themes ON themes.course_id = c.id
   WHERE c.partnership_id = $1 AND ($3 OR c.status <> 'draft')
  UNION ALL
  SELECT NULL, e.id, NULL, '', concat_ws(' ', e.title, e.theme) FROM events e WHERE e.partnership_id = $1 AND ($3 OR e.status <> 'draft')
  UNION ALL
  SELECT NULL, NULL, v.id, '', concat_ws(' ', v.name, l.name) FROM venues v
    LEFT JOIN localities l ON l.partnership_id = v.partnership_id AND l.id = v.locality_id
   WHERE v.partnership_id = $1
  UNION ALL
  SELECT DISTINCT NULL::uuid, NULL::uuid, NULL::uuid, s.title, s.title FROM sessions s
   WHERE s.partnership_id = $1 AND s.title <> '' AND ($3 OR s.published_at IS NOT NULL)
), bodies AS MATERIALIZED (
  SELECT course, event, venue, title, lower(unaccent(body)) AS body FROM texts
), exact AS MATERIALIZED (
  SELECT b.course, b.event, b.venue, b.title, w.word FROM bodies b JOIN words w ON b.body ~ w.pattern
)
SELECT course, event, venue, title, word, 1::real AS similarity FROM exact
UNION ALL
SELECT * FROM (
  SELECT b.course, b.event, b.venue, b.title, w.word, word_similarity(w.w, b.body) AS similarity
    FROM bodies b CROSS JOIN words w WHERE w.forgiven AND w.word NOT IN (SELECT word FROM exact)) guessed
 WHERE similarity >= 0.35`

// found is what meets which words, a bit for each; all is the bits of every word.
type found struct {
	courses map[uuid.UUID]int
	events  map[uuid.UUID]int
	venues  map[uuid.UUID]int
	titles  map[string]int
	all     int
}

// findWords matches the words; nil means that nothing was asked. What was asked without a letter or a digit, %
// or a smiley, is met by nothing.
func findWords(tx *database.Tx, text string, drafts bool) (*found, error) {
	words := Words(text)
	switch {
	case strings.TrimSpace(text) == "":
		return nil, nil
	case len(words) == 0:
		return gather(1, nil), nil
	}
	hits, err := database.Rows[hit](tx, hitsSQL, tx.Partnership(), words, drafts)
	if err != nil {
		return nil, err
	}
	return gather(len(words), hits), nil
}

// gather keeps the hits of each word that are as good as its best, and the best courses.
func gather(words int, hits []hit) *found {
	f := &found{courses: map[uuid.UUID]int{}, events: map[uuid.UUID]int{}, venues: map[uuid.UUID]int{}, titles: map[string]int{}, all: 1<<words - 1}
	best, score := make([]float32, words), map[uuid.UUID]float32{}
	for _, h := range hits {
		best[h.Word] = max(best[h.Word], h.Similarity)
	}
	for _, h := range hits {
		if h.Similarity >= best[h.Word]-asGood {
			f.add(h)
		}
		if h.Course != nil {
			score[*h.Course] += h.Similarity
		}
	}
	f.keepBest(score)
	return f
}

func (f *found) add(h hit) {
	bit := 1 << h.Word
	switch {
	case h.Course != nil:
		f.courses[*h.Course] |= bit
	case h.Event != nil:
		f.events[*h.Event] |= bit
	case h.Venue != nil:
		f.venues[*h.Venue] |= bit
	default:
		f.titles[h.Title] |= bit
	}
}

func (f *found) keepBest(score map[uuid.UUID]float32) {
	if len(f.courses) <= maxHits {
		return
	}
	ids := keys(f.courses)
	slices.SortFunc(ids, func(a, b uuid.UUID) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), slices.Compare(a[:], b[:]))
	})
	for _, id := range ids[maxHits:] {
		delete(f.courses, id)
	}
}

// whole returns the courses that meet every word by themselves.
func (f *found) whole() []uuid.UUID {
	var ids []uuid.UUID
	for id, bits := range f.courses {
		if bits == f.all {
			ids = append(ids, id)
		}
	}
	return ids
}

func keys[K comparable](bits map[K]int) []K {
	all := make([]K, 0, len(bits))
	for k := range bits {
		all = append(all, k)
	}
	return all
}

func values[K comparable](ks []K, bits map[K]int) []int {
	all := make([]int, len(ks))
	for i, k := range ks {
		all[i] = bits[k]
	}
	return all
}
