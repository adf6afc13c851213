package people

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Faults of writing an agency, each on its field.
var (
	ErrNameTaken      = onField("name", "name_taken", "Another agency has this name.")
	ErrCodeTaken      = onField("code", "code_taken", "Another agency has this reference.")
	ErrNoSuchParent   = onField("parentId", "no_such_agency", "Choose an agency from the list.")
	ErrParentBelow    = onField("parentId", "parent_below", "An agency cannot be above itself: the one you chose is this one, or below it.")
	ErrNoSuchLocality = onField("localityId", "no_such_locality", "Choose a locality from the list.")
)

// CreateAgency adds an agency. Faults: those of AgencyWrite.Checked and of writing an agency.
func (s *Service) CreateAgency(ctx context.Context, w AgencyWrite) (AgencyView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (AgencyView, error) {
		if !access.Can(tx.Actor, access.OpCreateAgency, access.Partnership) {
			return AgencyView{}, fault.Missing
		}
		a, err := CreateAgencyTx(tx, w)
		if err != nil {
			return AgencyView{}, err
		}
		if err := audit.Record(tx, "people.create_agency", "agency", a.ID); err != nil {
			return AgencyView{}, err
		}
		return agencyView(tx, a.ID)
	})
}

// CreateAgencyTx adds an agency, without an audit row: that is its use case's.
func CreateAgencyTx(tx *database.Tx, w AgencyWrite) (Agency, error) {
	w, err := w.Checked()
	if err != nil {
		return Agency{}, err
	}
	if w.ID == uuid.Nil {
		w.ID = uuid.Must(uuid.NewV7())
	}
	if err := checkPlaceInTree(tx, w.ID, w.ParentID); err != nil {
		return Agency{}, err
	}
	a := w.agency(tx.Partnership())
	a.CreatedAt = tx.Now
	if err := tx.DB.Create(&a).Error; err != nil {
		return Agency{}, agencyFault(err)
	}
	return a, writeAround(tx, w)
}

// UpdateAgency replaces what is written about an agency; fault.Missing for none. An empty class leaves
// the class; another one counts from today. The same again is no change and is not audited. An agency that
// says something else than the caller saw is version.ErrChanged.
func (s *Service) UpdateAgency(ctx context.Context, id uuid.UUID, w AgencyWrite) (AgencyDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (AgencyDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateAgency, access.Partnership) {
			return AgencyDetail{}, fault.Missing
		}
		before, err := lockAgency(tx, id)
		if err != nil {
			return AgencyDetail{}, err
		}
		if err := UpdateAgencyTx(tx, id, w); err != nil {
			return AgencyDetail{}, version.Rather(err, w.Version, before.Version())
		}
		after, err := agencyDetail(tx, id)
		if err != nil || reflect.DeepEqual(before, after.AgencyView) {
			return after, err
		}
		if err := version.Check(w.Version, before.Version()); err != nil {
			return AgencyDetail{}, err
		}
		return after, audit.Record(tx, "people.update_agency", "agency", id)
	})
}

// lockAgency reads an agency that is to be changed. Agencies are locked as a whole, before their rows:
// a new parent needs it too, and in this order.
func lockAgency(tx *database.Tx, id uuid.UUID) (AgencyView, error) {
	if err := lockAgencies(tx); err != nil {
		return AgencyView{}, err
	}
	return agencyView(tx, id)
}

// UpdateAgencyTx is UpdateAgency without its audit row.
func UpdateAgencyTx(tx *database.Tx, id uuid.UUID, w AgencyWrite) error {
	before, err := AgencyByID(tx, id)
	if err != nil {
		return err
	}
	if w.ID = id; w.HomePartnershipID == nil {
		w.HomePartnershipID = before.HomePartnershipID
	}
	if w, err = w.Checked(); err != nil {
		return err
	}
	if err := checkPlaceInTree(tx, id, w.ParentID); err != nil {
		return err
	}
	a := w.agency(tx.Partnership())
	err = tx.DB.Model(&Agency{}).Where("partnership_id = ? AND id = ?", tx.Partnership(), id).Updates(map[string]any{
		"code": a.Code, "name": a.Name, "parent_id": a.ParentID, "sector": a.Sector, "locality_id": a.LocalityID,
		"contributing": a.Contributing, "turnover_band": a.TurnoverBand, "area": a.Area, "finance_email": a.FinanceEmail,
		"purchase_order_required": a.PurchaseOrderRequired, "status": a.Status, "home_partnership_id": a.HomePartnershipID,
	}).Error
	if err != nil {
		return agencyFault(err)
	}
	return writeAround(tx, w)
}

// agency is the row of what was written.
func (w AgencyWrite) agency(partnership uuid.UUID) Agency {
	a := Agency{
		PartnershipID: partnership, ID: w.ID, Name: w.Name, ParentID: w.ParentID, Sector: w.Sector, LocalityID: w.LocalityID,
		Contributing: w.Contributing, TurnoverBand: w.TurnoverBand, Area: w.Area, FinanceEmail: w.FinanceEmail,
		PurchaseOrderRequired: w.PurchaseOrderRequired, HomePartnershipID: w.HomePartnershipID, Status: w.Status,
	}
	if w.Code != "" {
		a.Code = &w.Code
	}
	return a
}

// lockAgencies lets one transaction at a time decide by what agencies there are, by locking the row of
// the partnership.
func lockAgencies(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`SELECT 1 FROM partnerships WHERE id = $1 FOR NO KEY UPDATE`, tx.Partnership())
	return err
}

// checkPlaceInTree refuses a parent that is the agency itself or below it. Two moves at one moment
// cannot make a ring between them: agencies are locked.
func checkPlaceInTree(tx *database.Tx, id uuid.UUID, parent *uuid.UUID) error {
	if parent == nil {
		return nil
	}
	if err := lockAgencies(tx); err != nil {
		return err
	}
	above, err := aboveOrEqual(tx, *parent)
	switch {
	case err != nil:
		return err
	case *parent == id || slices.Contains(above, id):
		return ErrParentBelow
	case len(above) == 0:
		return ErrNoSuchParent
	}
	return nil
}

// writeAround writes the domains and the class.
func writeAround(tx *database.Tx, w AgencyWrite) error {
	if err := writeDomains(tx, w.ID, w.Domains); err != nil {
		return err
	}
	return writeClass(tx, w.ID, w.Class)
}

func writeDomains(tx *database.Tx, agency uuid.UUID, domains []string) error {
	if _, err := tx.PGX.Exec(`DELETE FROM agency_domains WHERE partnership_id = $1 AND agency_id = $2 AND domain <> ALL($3)`,
		tx.Partnership(), agency, orEmpty(domains)); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO agency_domains (partnership_id, domain, agency_id)
		SELECT $1, unnest($3::text[]), $2 ON CONFLICT DO NOTHING`, tx.Partnership(), agency, orEmpty(domains))
	return err
}

// writeClass dates a class from today, if it is another than today's.
func writeClass(tx *database.Tx, agency uuid.UUID, class string) error {
	if class == "" {
		return nil
	}
	today := ukdate.DateOf(tx.Now)
	now, err := AgencySnapshot(tx, agency, today)
	if err != nil || now.Class == class {
		return err
	}
	return SetAgencyClassTx(tx, agency, class, today)
}

// SetAgencyClassTx says what an agency counts as from a London date on; a second word about the same
// date replaces the first.
func SetAgencyClassTx(tx *database.Tx, agency uuid.UUID, class string, from ukdate.Date) error {
	_, err := tx.PGX.Exec(`INSERT INTO agency_classes (partnership_id, id, agency_id, class, valid_from, created_at)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (partnership_id, agency_id, valid_from)
		DO UPDATE SET class = excluded.class, evidence = '', evidence_expires = NULL`,
		tx.Partnership(), uuid.Must(uuid.NewV7()), agency, class, from, tx.Now)
	if err != nil {
		return fmt.Errorf("class of agency: %w", err)
	}
	return nil
}

func agencyFault(err error) error {
	switch {
	case database.IsUnique(err, "agencies_by_name"):
		return ErrNameTaken
	case database.IsUnique(err, "agencies_by_code"):
		return ErrCodeTaken
	case database.IsForeignKey(err, "agencies_partnership_id_locality_id_fkey"):
		return ErrNoSuchLocality
	}
	return fmt.Errorf("write agency: %w", err)
}

func orEmpty(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
