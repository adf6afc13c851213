package ukdate

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

// A Wall is a time as a clock on a wall in London shows it, to the minute. The zero Wall is
// midnight; use *Wall where there may be no time.
type Wall struct {
	Hour   int
	Minute int
}

// ParseWall reads "09:30", from 00:00 to 23:59. Anything else is ErrInvalidTime.
func ParseWall(text string) (Wall, error) {
	t, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		return Wall{}, ErrInvalidTime
	}
	return Wall{t.Hour(), t.Minute()}, nil
}

// MustParseWall is ParseWall for times written in the source; it panics on a wrong one.
func MustParseWall(text string) Wall {
	wall, err := ParseWall(text)
	if err != nil {
		panic(fmt.Sprintf("ukdate: %q is no time", text))
	}
	return wall
}

// String returns "09:30".
func (w Wall) String() string { return fmt.Sprintf("%02d:%02d", w.Hour, w.Minute) }

// Compare returns -1, 0 or +1 as w is before, equal to or after other on the same day's clock.
func (w Wall) Compare(other Wall) int {
	return cmp.Or(cmp.Compare(w.Hour, other.Hour), cmp.Compare(w.Minute, other.Minute))
}

// MarshalJSON writes "09:30".
func (w Wall) MarshalJSON() ([]byte, error) { return json.Marshal(w.String()) }

// UnmarshalJSON reads "09:30". Anything else, null too, is ErrInvalidTime.
func (w *Wall) UnmarshalJSON(data []byte) error {
	text, err := textOrNull(data)
	if err != nil || text == nil {
		return ErrInvalidTime
	}
	*w, err = ParseWall(*text)
	return err
}

// Value stores the time in a column of type time.
func (w Wall) Value() (driver.Value, error) { return w.String(), nil }

// Scan reads a column of type time (or text "09:30"); seconds are dropped.
func (w *Wall) Scan(value any) error {
	switch v := value.(type) {
	case time.Time:
		*w = Wall{v.Hour(), v.Minute()}
		return nil
	case string:
		return w.scanText(v)
	case []byte:
		return w.scanText(string(v))
	}
	return fmt.Errorf("ukdate: cannot read a time from %T", value)
}

func (w *Wall) scanText(text string) error {
	const minutes = len("15:04")
	if len(text) > minutes && text[minutes] == ':' {
		text = text[:minutes]
	}
	wall, err := ParseWall(text)
	if err != nil {
		return fmt.Errorf("ukdate: cannot read a time from %q", text)
	}
	*w = wall
	return nil
}

// GormDataType names the column type for gorm, which would otherwise look at the fields.
func (Wall) GormDataType() string { return "time" }
