package people

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// AgencyStatus says whether anybody can join an agency.
type AgencyStatus string

// A closed agency keeps its past.
const (
	Active AgencyStatus = "active"
	Closed AgencyStatus = "closed"
)

// Agency is an employer in one partnership, perhaps below another (a school below its trust).
type Agency struct {
	PartnershipID         uuid.UUID
	ID                    uuid.UUID
	Code                  *string // the partnership's own short reference; nil for none
	Name                  string
	ParentID              *uuid.UUID
	Sector                string
	LocalityID            *uuid.UUID
	Contributing          bool
	TurnoverBand          string
	Area                  string // in, out
	FinanceEmail          string // empty: none
	PurchaseOrderRequired bool
	HomePartnershipID     *uuid.UUID // of a visitor agency: where it is at home
	Status                AgencyStatus
	CreatedAt             time.Time
}

// TableName is where agencies are kept.
func (Agency) TableName() string { return "agencies" }

// AgencyByID reads an agency of the acting partnership; fault.Missing for none.
func AgencyByID(tx *database.Tx, id uuid.UUID) (Agency, error) {
	a, found, err := database.One[Agency](tx, `SELECT * FROM agencies WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return a, err
}

// Snapshot is what a booking keeps of an agency, as it was on a day.
type Snapshot struct {
	AgencyID   uuid.UUID
	Class      string // what it counts as when prices are decided; empty when nobody has said
	Sector     string
	LocalityID *uuid.UUID
}

// AgencySnapshot reads what an agency is on a London date; fault.Missing for no such agency. A class
// whose evidence had run out by then does not count.
func AgencySnapshot(tx *database.Tx, agency uuid.UUID, on ukdate.Date) (Snapshot, error) {
	s, found, err := database.One[Snapshot](tx, `SELECT a.id AS agency_id, a.sector, a.locality_id, coalesce(c.class, '') AS class
		FROM agencies a
		LEFT JOIN LATERAL (
		  SELECT CASE WHEN evidence_expires < $3 THEN '' ELSE class END AS class FROM agency_classes
		  WHERE partnership_id = a.partnership_id AND agency_id = a.id AND valid_from <= $3
		  ORDER BY valid_from DESC LIMIT 1) c ON true
		WHERE a.partnership_id = $1 AND a.id = $2`, tx.Partnership(), agency, on)
	if err == nil && !found {
		err = fault.Missing
	}
	return s, err
}

// AgencyOn is an agency on a London date.
type AgencyOn struct {
	AgencyID uuid.UUID
	On       ukdate.Date
}

// AgencySnapshots is AgencySnapshot for many, in one statement; an agency that is not there is left out.
func AgencySnapshots(tx *database.Tx, asked []AgencyOn) (map[AgencyOn]Snapshot, error) {
	snapshots := make(map[AgencyOn]Snapshot, len(asked))
	for _, a := range asked {
		snapshots[a] = Snapshot{}
	}
	var ids []uuid.UUID
	var dates []string
	for a := range snapshots {
		ids, dates = append(ids, a.AgencyID), append(dates, a.On.String())
	}
	rows, err := database.Rows[struct {
		Snapshot
		On ukdate.Date
	}](tx, `SELECT a.id AS agency_id, a.sector, a.locality_id, coalesce(c.class, '') AS class, asked.on_date AS on
		FROM unnest($2::uuid[], $3::date[]) AS asked (agency_id, on_date)
		JOIN agencies a ON a.partnership_id = $1 AND a.id = asked.agency_id
		LEFT JOIN LATERAL (
		  SELECT CASE WHEN evidence_expires < asked.on_date THEN '' ELSE class END AS class FROM agency_classes
		  WHERE partnership_id = $1 AND agency_id = a.id AND valid_from <= asked.on_date
		  ORDER BY valid_from DESC LIMIT 1) c ON true`, tx.Partnership(), ids, dates)
	clear(snapshots)
	for _, row := range rows {
		snapshots[AgencyOn{row.AgencyID, row.On}] = row.Snapshot
	}
	return snapshots, err
}

// BelowOrEqual returns the given agencies and all those below them; nil for none.
func BelowOrEqual(tx *database.Tx, agencies []uuid.UUID) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `WITH RECURSIVE below AS (
		  SELECT id FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
		  UNION SELECT a.id FROM agencies a JOIN below ON a.parent_id = below.id WHERE a.partnership_id = $1)
		SELECT id FROM below ORDER BY id`, tx.Partnership(), agencies)
}

// aboveOrEqual returns an agency and all those above it, itself first.
func aboveOrEqual(tx *database.Tx, agency uuid.UUID) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `WITH RECURSIVE above AS (
		  SELECT id, parent_id, 0 AS level FROM agencies WHERE partnership_id = $1 AND id = $2
		  UNION ALL SELECT a.id, a.parent_id, above.level + 1 FROM agencies a JOIN above ON a.id = above.parent_id
		  WHERE a.partnership_id = $1 AND above.level < 50)
		SELECT id FROM above ORDER BY level`, tx.Partnership(), agency)
}
