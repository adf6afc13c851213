// Package api is the contract and the server generated from it. Nothing else lives here: change
// openapi.yaml, then run `make gen`.
package api

//go:generate go tool oapi-codegen -config oapi-codegen.yaml openapi.yaml
