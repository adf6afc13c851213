package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// VenueFields is what staff say of a venue.
type VenueFields struct {
	Name        string
	Address     string
	Postcode    string
	AccessNotes string
	LocalityID  *uuid.UUID
	Version     string // of the venue as the caller saw it; empty: whatever it says now
}

// VenueDetail is a venue with the name of its locality, nil when it lies in none.
type VenueDetail struct {
	Venue
	Locality *Named
}

// CreateVenue adds a venue. A name that another venue has is an Invalid fault on name.
func (s *Service) CreateVenue(ctx context.Context, in VenueFields) (VenueDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (VenueDetail, error) {
		if !access.Can(tx.Actor, access.OpCreateVenue, access.Partnership) {
			return VenueDetail{}, fault.Missing
		}
		venue, err := s.CreateVenueTx(tx, in)
		if err != nil {
			return VenueDetail{}, err
		}
		return venueDetail(tx, venue.ID)
	})
}

// CreateVenueTx is CreateVenue within a transaction; it does not ask who may.
func (s *Service) CreateVenueTx(tx *database.Tx, in VenueFields) (Venue, error) {
	venue := Venue{PartnershipID: tx.Partnership(), ID: newID(), CreatedAt: tx.Now}
	if err := checkVenue(tx, venue.ID, &in); err != nil {
		return Venue{}, err
	}
	venue.say(in)
	if err := tx.DB.Create(&venue).Error; err != nil {
		return Venue{}, err
	}
	return venue, audit.Record(tx, "venue.create", "venue", venue.ID)
}

// UpdateVenue makes a venue say what the input says; saying it again writes nothing. One that says
// something else than the caller saw is version.ErrChanged.
func (s *Service) UpdateVenue(ctx context.Context, id uuid.UUID, in VenueFields) (VenueDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (VenueDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateVenue, access.Partnership) {
			return VenueDetail{}, fault.Missing
		}
		if err := updateVenue(tx, id, in); err != nil {
			return VenueDetail{}, err
		}
		return venueDetail(tx, id)
	})
}

func updateVenue(tx *database.Tx, id uuid.UUID, in VenueFields) error {
	before, err := byID[Venue](tx, "venues", id, true)
	if err != nil {
		return err
	}
	if err := checkVenue(tx, id, &in); err != nil {
		return version.Rather(err, in.Version, before.Version())
	}
	after := before
	after.say(in)
	if after.Version() == before.Version() {
		return nil
	}
	if err := version.Check(in.Version, before.Version()); err != nil {
		return err
	}
	err = updateRow(tx, &Venue{}, id, map[string]any{
		"name": in.Name, "address": in.Address, "postcode": in.Postcode, "access_notes": in.AccessNotes, "locality_id": in.LocalityID,
	})
	if err != nil {
		return err
	}
	return audit.Record(tx, "venue.update", "venue", id)
}

func (v *Venue) say(in VenueFields) {
	v.Name, v.Address, v.Postcode, v.AccessNotes, v.LocalityID = in.Name, in.Address, in.Postcode, in.AccessNotes, in.LocalityID
}

// Version names what the venue says; it is sent back with a change.
func (v Venue) Version() string {
	return version.Of([]any{v.Name, v.Address, v.Postcode, v.AccessNotes, v.LocalityID})
}

func checkVenue(tx *database.Tx, id uuid.UUID, in *VenueFields) error {
	check := &inputCheck{tx: tx}
	text := textCheck{&check.fields}
	text.required("name", &in.Name, 160)
	text.optional("address", &in.Address, 500)
	text.optional("postcode", &in.Postcode, 10)
	text.optional("accessNotes", &in.AccessNotes, 1000)
	check.known("localityId", "localities", in.LocalityID)
	check.unused("name", `SELECT EXISTS (SELECT 1 FROM venues WHERE partnership_id = $1 AND name = $2 AND id <> $3)`, in.Name, id)
	return check.done()
}

type venueRow struct {
	Venue
	LocalityName string
}

// venueDetail returns a venue with its locality's name; fault.Missing when there is none.
func venueDetail(tx *database.Tx, id uuid.UUID) (VenueDetail, error) {
	venues, err := venueDetails(tx, `AND v.id = $2`, id)
	if err == nil && len(venues) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return VenueDetail{}, err
	}
	return venues[0], nil
}

func venueDetails(tx *database.Tx, where string, args ...any) ([]VenueDetail, error) {
	rows, err := database.Rows[venueRow](tx, `SELECT v.*, coalesce(l.name, '') AS locality_name FROM venues v
		LEFT JOIN localities l ON l.partnership_id = v.partnership_id AND l.id = v.locality_id
		WHERE v.partnership_id = $1 `+where+` ORDER BY lower(v.name), v.id`, append([]any{tx.Partnership()}, args...)...)
	venues := make([]VenueDetail, len(rows))
	for i, row := range rows {
		venues[i] = VenueDetail{row.Venue, named(row.LocalityID, row.LocalityName)}
	}
	return venues, err
}
