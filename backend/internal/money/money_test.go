package money_test

import (
	"math"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/money"
)

func TestSumsArePrintedAsOnGovUK(t *testing.T) {
	for pence, want := range map[money.Pence]string{
		0:             "£0",
		5:             "£0.05",
		50:            "£0.50",
		100:           "£1",
		5_000:         "£50",
		7_501:         "£75.01",
		99_999:        "£999.99",
		100_000:       "£1,000",
		123_450:       "£1,234.50",
		123_456_789:   "£1,234,567.89",
		-5_000:        "-£50",
		-123_450:      "-£1,234.50",
		math.MaxInt64: "£92,233,720,368,547,758.07",
		math.MinInt64: "-£92,233,720,368,547,758.08",
	} {
		if got := pence.String(); got != want {
			t.Errorf("%d pence is %q, want %q", int64(pence), got, want)
		}
	}
	if money.Pounds(50) != 5_000 {
		t.Error("£50 should be 5,000 pence")
	}
}
