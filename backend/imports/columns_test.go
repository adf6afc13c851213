package imports

import (
	"os"
	"slices"
	"testing"

	"github.com/jszwec/csvutil"
)

// check compares the columns that are documented with those a row has.
func check(t *testing.T, k Kind, row any) {
	t.Helper()
	read, err := csvutil.Header(row, "csv")
	if err != nil {
		t.Fatal(err)
	}
	if documented := names(Columns(k)); !slices.Equal(read, documented) {
		t.Errorf("of %s are read %v\nand documented %v", k, read, documented)
	}
}

func TestTheReadmeIsWhatTheProgramPrints(t *testing.T) {
	written, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != Markdown() {
		t.Error("README.md differs: run `turnout import columns --markdown > backend/imports/README.md`")
	}
}
