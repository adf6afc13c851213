// Package partnership owns the tenant: its name and look, contacts, data controller, localities and
// working calendar, and what the deployment is for (a demo or not).
//
// It does not own notice rules (charging), programmes (catalogue) or who works here (people, access).
// Partnerships are made by the operator, on the command line; the server can change them, not make them.
package partnership
