package fault_test

import (
	"errors"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

func TestKindOf(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want fault.Kind
	}{
		"a fault":        {fault.Missing, fault.NotFound},
		"inside another": {errors.Join(errors.New("read"), fault.Missing), fault.NotFound},
		"no fault":       {errors.New("disk full"), fault.Internal},
	} {
		if got := fault.KindOf(c.err); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	if got := fault.KindOf(nil); got >= fault.Internal && got <= fault.Unavailable {
		t.Errorf("nothing wrong is of kind %d", got)
	}
}
