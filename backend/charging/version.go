package charging

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// StandardGroup is the policy group of courses that name no other.
const StandardGroup = "standard"

// Version is a policy as it stands from a date on, until a later version of its group.
type Version struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	PolicyGroup   string
	Version       int
	EffectiveFrom ukdate.Date
	Notice        policy.Notice
	CreatedAt     time.Time
	CreatedBy     *uuid.UUID
}

// TableName is policy_versions.
func (Version) TableName() string { return "policy_versions" }

const versionColumns = `partnership_id, id, policy_group, version, effective_from, notice, created_at, created_by`

// VersionAt returns the version of group in force on a London date; the standard group's where the
// group has none yet; the first there was for a date before it (old sessions are imported); and an
// error where the partnership has no version at all.
func VersionAt(tx *database.Tx, group string, on ukdate.Date) (Version, error) {
	v, found, err := database.One[Version](tx, `SELECT `+versionColumns+` FROM policy_versions
		WHERE partnership_id = $1 AND policy_group IN ($2, 'standard')
		ORDER BY effective_from <= $3 DESC, policy_group = $2 DESC,
		         CASE WHEN effective_from <= $3 THEN effective_from END DESC, effective_from, version DESC LIMIT 1`, tx.Partnership(), group, on)
	if err == nil && !found {
		err = fmt.Errorf("charging: partnership %s has no policy in force on %s", tx.Partnership(), on)
	}
	return v, err
}

// InForce is VersionAt among versions that were read before; found is false where none was in force.
func InForce(versions []Version, group string, on ukdate.Date) (best Version, found bool) {
	for _, v := range versions {
		if v.EffectiveFrom.After(on) || v.PolicyGroup != group && v.PolicyGroup != StandardGroup {
			continue
		}
		if !found || v.decidesBefore(best, group) {
			best, found = v, true
		}
	}
	return best, found
}

// decidesBefore: the group's own version before the standard one, then the later, then the higher.
func (v Version) decidesBefore(other Version, group string) bool {
	switch {
	case v.PolicyGroup != other.PolicyGroup:
		return v.PolicyGroup == group
	case v.EffectiveFrom != other.EffectiveFrom:
		return v.EffectiveFrom.After(other.EffectiveFrom)
	}
	return v.Version > other.Version
}

// VersionByID returns the version a booking carries; fault.Missing when there is none.
func VersionByID(tx *database.Tx, id uuid.UUID) (Version, error) {
	v, found, err := database.One[Version](tx, `SELECT `+versionColumns+` FROM policy_versions
		WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return v, err
}

// Versions lists every version, newest first within its group.
func Versions(tx *database.Tx) ([]Version, error) {
	return database.Rows[Version](tx, `SELECT `+versionColumns+` FROM policy_versions
		WHERE partnership_id = $1 ORDER BY policy_group, effective_from DESC, version DESC`, tx.Partnership())
}

// CreateVersion adds a version of group, in force from a date. A rule that leaves a choice open comes
// back as an Invalid fault on its fields.
func CreateVersion(tx *database.Tx, group string, from ukdate.Date, notice policy.Notice) (Version, error) {
	if err := checkNotice(notice); err != nil {
		return Version{}, err
	}
	next, err := database.Values[int](tx, `SELECT coalesce(max(version), 0) + 1 FROM policy_versions
		WHERE partnership_id = $1 AND policy_group = $2`, tx.Partnership(), group)
	if err != nil {
		return Version{}, err
	}
	v := Version{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PolicyGroup: group, Version: next[0],
		EffectiveFrom: from, Notice: notice, CreatedAt: tx.Now, CreatedBy: tx.Actor.PersonOrNil(),
	}
	if err := tx.DB.Create(&v).Error; err != nil {
		return Version{}, err
	}
	return v, audit.Record(tx, "policy.create_version", "policy_version", v.ID)
}

func checkNotice(n policy.Notice) error {
	var invalid policy.InvalidNotice
	if err := n.Validate(); !errors.As(err, &invalid) {
		return err
	}
	var fields fault.Fields
	for _, f := range invalid {
		fields.Add(f.Field, f.Code, f.Message)
	}
	return fields.Err()
}

// NoticeInWords says how much notice the version of a group in force on a date asks for: "5 working
// days of notice"; several periods are joined by "or".
func NoticeInWords(tx *database.Tx, group string, on ukdate.Date) (string, error) {
	v, err := VersionAt(tx, group, on)
	return v.NoticeInWords(), err
}

// NoticeInWords says how much notice the version asks for.
func (v Version) NoticeInWords() string {
	words := make([]string, len(v.Notice.Periods))
	for i, p := range v.Notice.Periods {
		words[i] = p.Words()
	}
	return strings.Join(words, " or ") + " of notice"
}
