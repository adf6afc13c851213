package partnership

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Partnership is the tenant. Slug is its first path segment.
type Partnership struct {
	ID                uuid.UUID
	Slug              string
	Name              string
	Region            string
	Nation            ukdate.Nation
	Published         bool   // listed on the front page
	Colour            string // #rrggbb
	ContactEmail      string
	ContactPhone      string
	ControllerName    string
	ControllerAddress string
	PrivacyURL        string
	Introduction      string
	Decimals          int  // of rates and averages: 0 or 1
	SelfServiceHours  int  // before the start: until then people may cancel or change by themselves
	OnBehalf          bool // coordinators may act for the people of their agency
	NeedsDays         int  // before a session, from which its trainers and staff see what delegates need
	CreatedAt         time.Time
}

// TableName is where partnerships are kept.
func (Partnership) TableName() string { return "partnerships" }

// Calendar returns the working calendar of p: the bank holidays of its nation. A nation that is not
// known is ukdate.ErrUnknownNation.
func Calendar(p Partnership) (ukdate.Calendar, error) { return ukdate.NewCalendar(p.Nation) }

// Locality is an area of a partnership in which agencies and venues lie.
type Locality struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	Name          string
	Position      int
}

// TableName is where localities are kept.
func (Locality) TableName() string { return "localities" }
