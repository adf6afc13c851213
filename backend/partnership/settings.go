package partnership

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Settings are what an administrator may change about a partnership.
type Settings struct {
	Name              string
	Region            string
	Colour            string // #rrggbb
	Introduction      string
	ContactEmail      string
	ContactPhone      string
	ControllerName    string
	ControllerAddress string
	PrivacyURL        string
	Decimals          int // of rates and averages: 0 or 1
	Published         bool
	OnBehalf          bool // coordinators may act for the people of their agency
	SelfServiceHours  int  // before the start: until then people may cancel or change by themselves
	NeedsDays         int  // how many days before a session its trainers and staff see what delegates need
}

// DefaultNeedsDays is NeedsDays of a new partnership.
const DefaultNeedsDays = 10

// Settings returns the settings of p.
func (p Partnership) Settings() Settings {
	return Settings{
		Name: p.Name, Region: p.Region, Colour: p.Colour, Introduction: p.Introduction, ContactEmail: p.ContactEmail,
		ContactPhone: p.ContactPhone, ControllerName: p.ControllerName, ControllerAddress: p.ControllerAddress,
		PrivacyURL: p.PrivacyURL, Decimals: p.Decimals, Published: p.Published, OnBehalf: p.OnBehalf,
		SelfServiceHours: p.SelfServiceHours, NeedsDays: p.NeedsDays,
	}
}

// MostSelfServiceHours is 90 days.
const MostSelfServiceHours = 2160

var (
	colour = regexp.MustCompile(`^#[0-9a-f]{6}$`)
	phone  = regexp.MustCompile(`^\+?[0-9() -]{5,30}( *(ext|extension|x)\.? *[0-9]{1,8})?$`)
)

// Checked returns the settings as they are to be written, texts trimmed; or the fields that are wrong.
// Contacts, controller and privacy notice may be empty.
func (s Settings) Checked() (Settings, error) {
	for _, text := range []*string{
		&s.Name, &s.Region, &s.Colour, &s.Introduction, &s.ContactEmail, &s.ContactPhone,
		&s.ControllerName, &s.ControllerAddress, &s.PrivacyURL,
	} {
		*text = strings.TrimSpace(*text)
	}
	var wrong fault.Fields
	if s.Name == "" {
		wrong.Add("name", "required", "Enter the partnership's name.")
	}
	if s.Colour = strings.ToLower(s.Colour); !colour.MatchString(s.Colour) {
		wrong.Add("colour", "invalid_colour", "Enter a colour as # and six digits, like #1d4e89.")
	}
	if _, err := email.Parse(s.ContactEmail); err != nil && s.ContactEmail != "" {
		wrong.Add("contactEmail", "invalid_email", email.Complaint(s.ContactEmail))
	}
	if s.ContactPhone != "" && !phone.MatchString(s.ContactPhone) {
		wrong.Add("contactPhone", "invalid_phone", "Enter a telephone number, like 01392 383000.")
	}
	if s.PrivacyURL != "" && !isHTTPS(s.PrivacyURL) {
		wrong.Add("privacyUrl", "invalid_url", "Enter a web address that begins with https://.")
	}
	if s.SelfServiceHours < 0 || s.SelfServiceHours > MostSelfServiceHours {
		wrong.Add("selfServiceHours", "out_of_range", "Enter from 0 to 2,160 hours: 90 days.")
	}
	if s.Decimals != 0 && s.Decimals != 1 {
		wrong.Add("decimals", "not_a_choice", "Choose whole numbers or one decimal.")
	}
	if s.NeedsDays < 1 || s.NeedsDays > 60 {
		wrong.Add("needsDays", "out_of_range", "Enter a number of days from 1 to 60.")
	}
	return s, wrong.Err()
}

func isHTTPS(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil
}

// Settings reads the acting partnership's settings, for its administrators; fault.Missing for others.
func (s *Service) Settings(ctx context.Context) (Settings, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Settings, error) {
		if !mayAdminister(tx.Actor) {
			return Settings{}, fault.Missing
		}
		p, err := Acting(tx)
		return p.Settings(), err
	})
}

// Version names what the settings say; it is sent back with a change.
func (s Settings) Version() string { return version.Of(s) }

// UpdateSettings replaces the acting partnership's settings, for its administrators; fault.Missing for
// others. The same again changes nothing. Settings that are no longer what the caller saw are
// version.ErrChanged; seen may be empty: whatever they are.
func (s *Service) UpdateSettings(ctx context.Context, want Settings, seen string) (Settings, error) {
	want, err := want.Checked()
	if err != nil {
		return Settings{}, err
	}
	p, err := database.InTx(ctx, s.db, func(tx *database.Tx) (Partnership, error) {
		if !mayAdminister(tx.Actor) {
			return Partnership{}, fault.Missing
		}
		p, err := one(tx, `SELECT * FROM partnerships WHERE id = $1 FOR NO KEY UPDATE`, tx.Partnership())
		if err != nil || p.Settings() == want {
			return p, err
		}
		if err := version.Check(seen, p.Settings().Version()); err != nil {
			return p, err
		}
		if err := UpdateSettingsTx(tx, want); err != nil {
			return p, err
		}
		return p, audit.Record(tx, "partnership.update_settings", "partnership", p.ID)
	})
	if err != nil {
		return Settings{}, err
	}
	s.forget(p.Slug)
	return want, nil
}

// UpdateSettingsTx writes checked settings of the acting partnership, without an audit row: for the
// operator, imports and the demo.
func UpdateSettingsTx(tx *database.Tx, want Settings) error {
	want, err := want.Checked()
	if err != nil {
		return err
	}
	done := tx.DB.Model(&Partnership{}).Where("id = ?", tx.Partnership()).Updates(map[string]any{
		"name": want.Name, "region": want.Region, "colour": want.Colour, "introduction": want.Introduction,
		"contact_email": want.ContactEmail, "contact_phone": want.ContactPhone, "controller_name": want.ControllerName,
		"controller_address": want.ControllerAddress, "privacy_url": want.PrivacyURL, "decimals": want.Decimals,
		"published": want.Published, "on_behalf": want.OnBehalf, "self_service_hours": want.SelfServiceHours, "needs_days": want.NeedsDays,
	})
	if done.Error == nil && done.RowsAffected == 0 {
		return fault.Missing
	}
	return done.Error
}

// mayAdminister: this package stands below the table of who may call what, so it asks for the role.
func mayAdminister(p actor.Principal) bool {
	return p.Has(actor.Administrator) || p.Origin == actor.Operator || p.Origin == actor.Import
}
