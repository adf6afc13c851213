package reporting

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// agencyRows lists agencies, or trainer days by the agency that lent them.
func (r *reader) agencyRows() (Rows, error) {
	all, err := r.agencies()
	if err != nil {
		return Rows{}, err
	}
	var out Rows
	for _, row := range all {
		out.Total += *row.Count
	}
	from, err := r.offset()
	if err != nil {
		return Rows{}, err
	}
	out.List, out.Next = r.cut(all, from)
	return out, nil
}

func (r *reader) agencies() ([]FigureRow, error) {
	if r.d.Key == "trainer_days" {
		return r.lenders()
	}
	list, err := agenciesOf(r.tx)
	if err != nil {
		return nil, err
	}
	came, err := outcomesOf(r.tx, r.sessions, groups{r.sessions})
	if err != nil {
		return nil, err
	}
	shown, not := agenciesReached(list, came.agencies)
	if r.d.Key == "agencies_not_reached" {
		shown = not
	}
	var rows []FigureRow
	for _, a := range shown {
		one := int64(1)
		rows = append(rows, FigureRow{Label: a.Name, Detail: sectorWords(a.Sector), Count: &one})
	}
	return rows, nil
}

func sectorWords(key string) string {
	for _, s := range sectors {
		if s.key == key {
			return s.label
		}
	}
	return key
}

// lenders sums trainer days by the agency that lent the trainer; commissioned trainers stand last.
func (r *reader) lenders() ([]FigureRow, error) {
	trainers, err := database.Rows[struct {
		SessionID uuid.UUID
		Lender    *string
	}](r.tx, `
		SELECT t.session_id, a.name AS lender FROM session_trainers t
		LEFT JOIN agencies a ON a.partnership_id = t.partnership_id AND a.id = t.lending_agency_id
		WHERE t.partnership_id = $1 AND t.session_id = ANY ($2)`, r.tx.Partnership(), ids(r.sessions, Session.counts))
	if err != nil {
		return nil, wrap("read trainers", err)
	}
	each := map[uuid.UUID]int64{}
	for _, s := range r.sessions {
		each[s.ID] = quartersOf[s.DurationClass] * int64(s.PartsDelivered)
	}
	days, commissioned := map[string]int64{}, int64(0)
	for _, t := range trainers {
		if t.Lender == nil {
			commissioned += each[t.SessionID]
			continue
		}
		days[*t.Lender] += each[t.SessionID]
	}
	rows := lentRows(days)
	if commissioned > 0 {
		rows = append(rows, FigureRow{Label: "Commissioned trainers", Count: &commissioned})
	}
	return rows, nil
}

// lentRows puts whoever lent most first.
func lentRows(days map[string]int64) []FigureRow {
	var rows []FigureRow
	for name, n := range days {
		rows = append(rows, FigureRow{Label: name, Detail: "Lent", Count: &n})
	}
	slices.SortFunc(rows, func(a, b FigureRow) int {
		if *a.Count != *b.Count {
			return int(*b.Count - *a.Count)
		}
		return strings.Compare(a.Label, b.Label)
	})
	return rows
}
