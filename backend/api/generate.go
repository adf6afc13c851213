// Package api is the contract and the server generated from it. Nothing else lives here: change
// openapi.yaml, then run `make gen`.
package api

import _ "embed" // for Spec

//go:generate go tool oapi-codegen -config oapi-codegen.yaml openapi.yaml

// Spec is the contract itself, against which requests are checked.
//
//go:embed openapi.yaml
var Spec []byte
