// Package frontend carries the built single-page application inside the Go binary.
//
// `npm run build` writes it to dist/. On a clean clone dist/ holds only an empty placeholder, so
// that `go build ./...` works without Node; [Built] then answers false and whoever serves pages
// must say that the screens have not been built rather than show an empty page.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS returns the files of the built application, index.html at its root. It is empty but for the
// placeholder when nothing has been built.
func FS() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a constant, valid path
	}
	return sub
}

// Built reports whether the application was built before this binary was.
func Built() bool {
	_, err := fs.Stat(FS(), "index.html")
	return err == nil
}
