// Package demo fills an empty database with invented people: Durham, whose Safeguarding Week of 2024
// has exactly the totals that were published, a believable Devon over three years, and the
// partnerships around it.
//
// What stands still is CSV, brought in by package imports as anybody's CSV is. What hangs on today
// (Devon's sessions, the register that waits to be taken) is made here and goes the same way, as rows
// of CSV.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed */*.csv
var files embed.FS

// Files are the CSV files of a partnership of the demo, by its slug; an empty folder for another.
func Files(slug string) fs.FS {
	folder, err := fs.Sub(files, slug)
	if err != nil {
		panic(err) // a slug is a valid path
	}
	return folder
}
