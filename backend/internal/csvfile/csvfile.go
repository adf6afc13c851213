// Package csvfile writes tables as the spreadsheets of offices want them.
package csvfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\ufeff"

// Encode returns records as CSV with a byte order mark and Windows line ends. Cells are guarded.
func Encode(records [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, record := range records {
		for i := range record {
			record[i] = Guarded(record[i])
		}
		if err := w.Write(record); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// Guarded keeps a spreadsheet from running a cell as a formula.
func Guarded(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
