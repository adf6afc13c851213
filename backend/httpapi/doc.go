// Package httpapi is the edge: it turns requests into calls of use cases and their outcomes into
// answers. Handlers convert, call and convert; a handler that decides something is in the wrong
// place. It owns middleware, the form of problems and the conversions to and from the contract.
package httpapi
