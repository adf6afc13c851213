package imports

import (
	"fmt"
	"strings"
	"testing"
)

// The form of a file: everything that can be wrong before a row is understood.
func TestAFileThatIsNoCSVSaysWhatItIs(t *testing.T) {
	long := strings.Repeat("x", 30)
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "line 1: This file is empty."},
		{"a header alone", "code,name,sector\n", "line 1: This file has a header and no rows."},
		{"a header and empty rows", "code,name,sector\n,,\n\n", "line 1: This file has a header and no rows."},
		{"a workbook", "PK\x03\x04" + long, "line 1: This is a workbook or an archive, not CSV. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"an old workbook", "\xd0\xcf\x11\xe0" + long, "line 1: This is an old Excel workbook, not CSV. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"a PDF", "%PDF-1.7" + long, "line 1: This is a PDF, not CSV. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"UTF-16", "\xff\xfec\x00o\x00", "line 1: This text is UTF-16, not UTF-8. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"something else", "code,na\x00me", "line 1: This is not a text file. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"Latin-1", "code,name,sector\nA,Caf\xe9 Rouge,other\n", "line 2: This file is not UTF-8: near “Café” there is a letter of another encoding, probably Windows-1252. Save it as “CSV UTF-8 (comma delimited)” and try again."},
		{"a quotation mark inside", "code,name,sector\nA,The \"Hub\",other\n", "line 2: There is a quotation mark in the middle of a cell. Put the whole cell in quotation marks and double the one inside it."},
		{"one that is not closed", "code,name,sector\nA,\"The Hub,other\nB,C,other\n", "line 2: A quotation mark is opened here and not closed, or something follows the closing one."},
		{"a row cut off", "code,name,sector\nA,The Hub\n", "line 2: This row has 2 cells and the header 3. Is part of it missing?"},
		{"a row of one cell", "code,name,sector\nA\n", "line 2: This row has 1 cell and the header 3. Is part of it missing?"},
		{"a separator in a text", "code,name,sector\nA,The Hub, Exeter,other\n", "line 2: This row has 4 cells and the header 3. Put a text that contains the separator in quotation marks."},
		{"a cell below no name", "code,name,,sector\nA,The Hub,x,other\n", "line 2: Cell 3 of this row has no name in the header."},
		{"a column misspelt", "code,nmae,sector\nA,B,other\n", "line 1, nmae: There is no column of this name. Did you mean name?|line 1, name: This column is missing."},
		{"a column nobody knows", "code,name,sector,shoe size\nA,B,other,9\n", "line 1, shoe size: There is no column of this name."},
		{"a column twice", "code,name,sector,Name\nA,B,other,C\n", "line 1, name: This column is there twice."},
		{"columns missing", "code\nA\n", "line 1, name: This column is missing.|line 1, sector: This column is missing."},
		{"too many columns", strings.Repeat("x,", 100) + "x\n1\n", "line 1: A file may have 100 columns."},
		{"too many rows", "code,name,sector\n" + strings.Repeat("A,B,other\n", MaxRows+1), "line 50002: A file may have 50000 rows. Split it."},
		{"too much", "code,name,sector\n" + strings.Repeat(long, MaxBytes/30+1), "line 1: A file may have 20 MB. Split it."},
		{"another encoding after a byte order mark", "\xef\xbb\xbfcode,name,sector\nA,na\xefve,other\n", "line 2: This file is not UTF-8: near “naïve” there is a letter of another encoding, probably Windows-1252. Save it as “CSV UTF-8 (comma delimited)” and try again."},
	} {
		t.Run(c.name, func(t *testing.T) {
			read, rows := readTable(strings.NewReader(c.file), agencyColumns)
			var got []string
			for _, r := range append(rows, read.broken...) {
				for _, e := range r.Errors {
					where := fmt.Sprintf("line %d", r.Line)
					if e.Field != "" {
						where += ", " + e.Field
					}
					got = append(got, where+": "+e.Message)
				}
			}
			if all := strings.Join(got, "|"); all != c.want {
				t.Errorf("got  %s\nwant %s", all, c.want)
			}
		})
	}
}

func TestTheSameRowsHoweverTheyAreWritten(t *testing.T) {
	for name, file := range map[string]string{
		"commas":                   "code,name,sector\nA,\"Smith, Jones\",other\nB,b,health\n",
		"semicolons":               "code;name;sector\nA;Smith, Jones;other\nB;b;health\n",
		"tabs":                     "code\tname\tsector\nA\tSmith, Jones\tother\nB\tb\thealth\n",
		"said in the first line":   "sep=;\ncode;name;sector\nA;Smith, Jones;other\nB;b;health\n",
		"a byte order mark":        "\xef\xbb\xbfcode,name,sector\nA,\"Smith, Jones\",other\nB,b,health\n",
		"Windows line ends":        "code,name,sector\r\nA,\"Smith, Jones\",other\r\nB,b,health\r\n",
		"old Mac line ends":        "code,name,sector\rA,\"Smith, Jones\",other\rB,b,health\r",
		"all in quotation marks":   "\"code\",\"name\",\"sector\"\n\"A\",\"Smith, Jones\",\"other\"\n\"B\",\"b\",\"health\"\n",
		"other capitals":           "CODE,Name,Sector\nA,\"Smith, Jones\",other\nB,b,health\n",
		"another order":            "sector,code,name\nother,A,\"Smith, Jones\"\nhealth,B,b\n",
		"empty columns and rows":   "code,name,sector,,\nA,\"Smith, Jones\",other,,\n,,,,\nB,b,health,,\n,,,,\n",
		"spaces around":            " code , name , sector \n A ,\" Smith, Jones \", other \nB,b,health\n",
		"what a spreadsheet added": "code,name,sector\n\u00a0A,\"Smith, Jones\u00a0\",other\nB,b,health,,,\n",
		"no end of the last line":  "code,name,sector\nA,\"Smith, Jones\",other\nB,b,health",
	} {
		t.Run(name, func(t *testing.T) {
			read, rows := readTable(strings.NewReader(file), agencyColumns)
			if len(rows)+len(read.broken) > 0 {
				t.Fatal(rows, read.broken)
			}
			lines, err := decode[agencyRow](read)
			if err != nil {
				t.Fatal(err)
			}
			if len(lines) != 2 || lines[0].Cells != (agencyRow{Code: "A", Name: "Smith, Jones", Sector: "other"}) ||
				lines[1].Cells != (agencyRow{Code: "B", Name: "b", Sector: "health"}) {
				t.Errorf("%+v", lines)
			}
		})
	}
}

func TestWhatOurOwnExportsProtectComesBackPlain(t *testing.T) {
	for cell, want := range map[string]string{
		"'=1+1": "=1+1", "'+44": "+44", "'-x": "-x", "'@x": "@x", "'til": "'til", "'": "'", "O'Neill": "O'Neill",
	} {
		if got := clean(cell); got != want {
			t.Errorf("%s became %s, want %s", cell, got, want)
		}
	}
}

func TestTheNearestName(t *testing.T) {
	known := []string{"code", "name", "sector", "locality", "finance_email", "purchase_order_required"}
	for name, want := range map[string]string{
		"nmae": "name", "secter": "sector", "local": "locality", "Finance E-mail": "finance_email", "purchase_order": "purchase_order_required",
		"shoe size": "", "x": "", "": "",
	} {
		if got := nearest(name, known); got != want {
			t.Errorf("%q is nearest to %q, want %q", name, got, want)
		}
	}
}

func TestKindsByTheNameOfAFile(t *testing.T) {
	for name, want := range map[string]Kind{
		"people.csv": People, "PEOPLE.CSV": People, "people-2024.csv": People, `C:\data\people.csv`: People, "data/agencies.csv": Agencies,
		"published-figures.csv": PublishedFigures, "published-figures-2023.csv": PublishedFigures, "people.txt": "", "persons.csv": "", "peoples.csv": "",
	} {
		if got, _ := KindOfFile(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestEveryColumnIsDocumentedAndRead(t *testing.T) {
	for _, k := range Kinds() {
		if About(k) == "" || len(Columns(k)) == 0 {
			t.Errorf("%s is not documented", k)
		}
		for _, c := range Columns(k) {
			if c.Meaning == "" || c.Example == "" {
				t.Errorf("%s of %s is not documented", c.Name, k)
			}
		}
	}
	check(t, Agencies, agencyRow{})
	check(t, People, personRow{})
	check(t, Courses, courseRow{})
	check(t, Events, eventRow{})
	check(t, Sessions, sessionRow{})
	check(t, Bookings, bookingRow{})
	check(t, Totals, totalRow{})
	check(t, PublishedFigures, publishedRow{})
}
