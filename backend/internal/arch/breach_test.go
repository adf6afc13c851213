package arch_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/arch"
)

const (
	gin    = "github.com/gin-gonic/gin"
	stripe = "github.com/stripe/stripe-go/v76"
	ics    = "github.com/arran4/golang-ical"
)

// full turns "booking" into its import path, and leaves third parties and the library alone.
func full(path string) string {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") || strings.HasPrefix(path, "std:") {
		return strings.TrimPrefix(path, "std:")
	}
	return arch.Module + "backend/" + path
}

func breaches(from string, imports ...string) []string {
	pkg := arch.Package{ImportPath: full(from)}
	for _, path := range imports {
		pkg.Imports = append(pkg.Imports, full(path))
	}
	return arch.Breaches([]arch.Package{pkg})
}

func TestPlantedBreachesAreFound(t *testing.T) {
	cases := []struct{ from, to, sentence string }{
		{"internal/database", "audit", "internal packages may import"},
		{"internal/clock", "api", "internal packages may import"},
		{"api", "booking", "api is the generated contract"},
		{"audit", "partnership", "names to their left"},
		{"notify", "access", "names to their left"},
		{"access", "people", "names to their left"},
		{"people", "privacy", "names to their left"},
		{"people", "booking", "names to their left"},
		{"places", "catalogue", "tiers 0-1, and names to their left"},
		{"catalogue", "charging/policy", "tiers 0-1, and names to their left"},
		{"charging", "booking", "tiers 0-1, and names to their left"},
		{"booking", "attendance", "booking may import tiers 0-2"},
		{"booking", "reporting", "booking may import tiers 0-2"},
		{"booking", "changes", "booking may import tiers 0-2"},
		{"booking/letters", "changes", "booking may import tiers 0-2"},
		{"changes", "attendance", "not each other"},
		{"booking", "onbehalf", "booking may import tiers 0-2"},
		{"onbehalf", "changes", "not each other"},
		{"booking", "httpapi", "booking may import tiers 0-2"},
		{"attendance", "certificate", "not each other"},
		{"certificate", "attendance", "not each other"},
		{"calendar", "record", "not each other"},
		{"reporting", "places", "reporting may import tiers 0-1"},
		{"reporting", "booking", "reporting may import tiers 0-1"},
		{"reporting", "record", "reporting may import tiers 0-1"},
		{"imports", "reporting", "imports, record and upkeep may import tiers 0-4"},
		{"imports", "record", "imports, record and upkeep may import tiers 0-4"},
		{"record", "httpapi", "imports, record and upkeep may import tiers 0-4"},
		{"httpapi", "app", "httpapi may import tiers 0-5"},
		{"httpapi", "cmd/turnout", "httpapi may import tiers 0-5"},
		{"booking", "api", "api is imported only in httpapi"},
		{"booking", gin, "gin is imported only in httpapi"},
		{"app", gin, "gin is imported only in httpapi"},
		{"internal/config", "github.com/gin-contrib/sse", "gin is imported only in httpapi"},
		{"charging", stripe, "stripe-go is imported only"},
		{"charging/policy", stripe, "stripe-go is imported only"},
		{"httpapi", stripe + "/webhook", "stripe-go is imported only"},
		{"calendar", ics, "golang-ical is imported only"},
		{"internal/mailer", ics, "golang-ical is imported only"},
		{"charging/policy", "internal/database", "charging/policy is pure"},
		{"charging/policy", "audit", "charging/policy is pure"},
		{"charging/policy", "std:database/sql", "charging/policy is pure"},
		{"charging/policy", "std:os", "charging/policy is pure"},
		{"charging/policy", "std:net/http", "charging/policy is pure"},
		{"charging/policy", "std:math/rand/v2", "charging/policy is pure"},
		{"charging/policy", "gorm.io/gorm", "charging/policy is pure"},
		{"charging/policy", "booking/rules", "charging/policy is pure"},
		{"booking/rules", "booking", "booking/rules is pure"},
		{"booking/rules", "places", "booking/rules is pure"},
		{"booking/rules", "internal/database", "booking/rules is pure"},
		{"booking/rules", "internal/clock", "booking/rules is pure"},
		{"booking/rules", "internal/fault", "booking/rules is pure"},
		{"booking/rules", "std:context", "booking/rules is pure"},
		{"booking/rules", "github.com/jackc/pgx/v5", "booking/rules is pure"},
		{"app", "internal/testdb", "imported only by tests"},
		{"booking", "internal/fixture", "imported only by tests"},
		{"notify", "internal/mailer/smtptest", "imported only by tests"},
		{"internal/mailer", "internal/mailer/smtptest", "imported only by tests"},
	}
	for _, c := range cases {
		t.Run(c.from+" imports "+c.to, func(t *testing.T) {
			found := strings.Join(breaches(c.from, c.to), "\n")
			if !strings.Contains(found, c.sentence) {
				t.Errorf("found %q, want %q", found, c.sentence)
			}
		})
	}
}

func TestAPackageWithoutAPlaceIsFound(t *testing.T) {
	for _, path := range []string{"util", "common/dates", "service"} {
		found := breaches(path)
		if len(found) != 1 || !strings.Contains(found[0], "has no place") {
			t.Errorf("%s: %q", path, found)
		}
	}
}

func TestWhatIsAllowedIsNotFound(t *testing.T) {
	for from, imports := range map[string][]string{
		"internal/mailer":          {"internal/ical", "github.com/wneessen/go-mail", "std:net"},
		"internal/ical":            {ics, "internal/ukdate"},
		"internal/fixture":         {"internal/testdb", "internal/database"},
		"api":                      {gin, "internal/ukdate", "github.com/getkin/kin-openapi/openapi3", "std:net/http"},
		"audit":                    {"internal/database", "gorm.io/gorm"},
		"privacy":                  {"audit", "partnership", "notify", "access", "people", "internal/clock"},
		"charging":                 {"audit", "places", "catalogue", "charging/policy", "charging/stripegw"},
		"charging/stripegw":        {stripe, stripe + "/webhook", "charging/policy"},
		"charging/policy":          {"internal/ukdate", "internal/money", "std:time", "std:database/sql/driver", "std:encoding/json"},
		"booking/rules":            {"charging/policy", "internal/ukdate", "github.com/google/uuid", "std:slices"},
		"changes":                  {"booking", "booking/letters", "booking/rules", "catalogue", "notify"},
		"onbehalf":                 {"booking", "booking/letters", "people", "places"},
		"booking":                  {"booking/letters", "booking/rules", "places", "catalogue", "charging/policy", "people", "privacy", "internal/jobs"},
		"attendance":               {"booking", "places", "people", "audit"},
		"reporting":                {"audit", "partnership", "people", "internal/rounding"},
		"imports":                  {"booking", "attendance", "catalogue", "people"},
		"record":                   {"booking", "certificate", "elearning"},
		"httpapi":                  {gin, "api", "booking", "reporting", "imports", "record"},
		"app":                      {"httpapi", "api", "booking", "internal/config"},
		"cmd/turnout":              {"app", "imports", "internal/pgserver"},
		"access/tablegen":          {"access", "std:os"},
		"internal/testdb/anything": {"internal/testdb", "internal/pgserver"},
	} {
		if found := breaches(from, imports...); len(found) > 0 {
			t.Errorf("%s: %q", from, found)
		}
	}
	outside := arch.Package{ImportPath: arch.Module + "migrations", Imports: []string{"embed"}}
	if found := arch.Breaches([]arch.Package{outside}); len(found) > 0 {
		t.Errorf("outside the backend: %q", found)
	}
}

func TestReadingsOfTheClockAreFound(t *testing.T) {
	for name, source := range map[string]string{
		"a call":          `import "time"; var t = time.Now()`,
		"a value":         `import "time"; var now = time.Now`,
		"by another name": `import clock "time"; var t = clock.Now()`,
		"since":           `import "time"; func f(t time.Time) any { return time.Since(t) }`,
		"until":           `import "time"; func f(t time.Time) any { return time.Until(t) }`,
		"without a name":  `import . "time"; var t = Now()`,
	} {
		t.Run(name, func(t *testing.T) {
			if found, err := arch.ClockReads("backend/x/x.go", []byte("package x; "+source)); err != nil || len(found) != 1 {
				t.Errorf("found %q, %v", found, err)
			}
		})
	}
	for name, source := range map[string]string{
		"a comment":           "import \"time\"\n// time.Now() is forbidden\nvar d time.Duration",
		"text":                `import "time"; var d time.Duration; var s = "time.Now()"`,
		"another package":     `import "example.com/clock"; var t = clock.Now()`,
		"a method":            `import "time"; type c struct{ time.Duration }; func (c) Now() int { return 0 }; var n = c{}.Now()`,
		"time, but not now":   `import "time"; var t = time.Unix(0, 0)`,
		"no time at all":      `var x = 1`,
		"our own clock's now": `import "time"; type clock interface{ Now() time.Time }; func f(c clock) time.Time { return c.Now() }`,
	} {
		t.Run(name, func(t *testing.T) {
			if found, err := arch.ClockReads("backend/x/x.go", []byte("package x; "+source)); err != nil || len(found) != 0 {
				t.Errorf("found %q, %v", found, err)
			}
		})
	}
	if _, err := arch.ClockReads("backend/x/x.go", []byte("not Go")); err == nil {
		t.Error("a file that is no Go was passed over")
	}
}
