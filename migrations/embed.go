// Package migrations holds the schema, forward only, applied by goose as turnout_owner.
package migrations

import "embed"

// FS holds the numbered SQL files in this folder.
//
//go:embed *.sql
var FS embed.FS
