package httpapi

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/gin-gonic/gin"

	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// validate checks a request against the contract before any of our code sees it: generated code
// enforces neither required nor enum nor bounds.
func (s *Server) validate(g *gin.Context) {
	route := s.contract.routeOf(g)
	params := map[string]string{}
	for _, p := range g.Params {
		params[p.Key] = p.Value
	}
	err := openapi3filter.ValidateRequest(g.Request.Context(), &openapi3filter.RequestValidationInput{
		Request: g.Request, PathParams: params, Route: route,
		Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	})
	if err == nil {
		return
	}
	f, status := contractFault(err)
	s.refuseWith(g, f, status)
}

// contractFault says in plain words which fields are wrong. A path that does not fit the contract is
// a thing that does not exist.
func contractFault(err error) (*fault.Error, int) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return fault.New(fault.Invalid, "too_large", "That is more than we can take at once."), http.StatusRequestEntityTooLarge
	}
	var fields fault.Fields
	for _, e := range flatten(err) {
		var re *openapi3filter.RequestError
		if !errors.As(e, &re) {
			continue
		}
		if re.Parameter != nil && re.Parameter.In == "path" {
			return fault.Missing, http.StatusNotFound
		}
		addFields(&fields, re)
	}
	if len(fields) == 0 {
		return ErrMalformed.With(err), http.StatusBadRequest
	}
	return fault.Of(fields.Err()), http.StatusUnprocessableEntity
}

func flatten(err error) []error {
	var many openapi3.MultiError
	if !errors.As(err, &many) {
		return []error{err}
	}
	var all []error
	for _, e := range many {
		var re *openapi3filter.RequestError
		if errors.As(e, &re) {
			all = append(all, e)
			continue
		}
		all = append(all, flatten(e)...)
	}
	return all
}

// addFields adds each schema error below a request error; a parameter is its own field.
func addFields(fields *fault.Fields, re *openapi3filter.RequestError) {
	errs := flatten(re.Err)
	for _, e := range errs {
		var se *openapi3.SchemaError
		switch {
		case errors.As(e, &se):
			field, code, message := describe(se)
			if re.Parameter != nil {
				field = re.Parameter.Name
			}
			addOnce(fields, field, code, message)
		case re.Parameter != nil:
			fields.Add(re.Parameter.Name, "invalid", "This is missing, or not what it should be.")
		}
	}
}

// addOnce keeps the first thing wrong with a field: what is too long need not be well formed as well.
func addOnce(fields *fault.Fields, field, code, message string) {
	if !slices.ContainsFunc(*fields, func(f fault.Field) bool { return f.Field == field }) {
		fields.Add(field, code, message)
	}
}

var quoted = regexp.MustCompile(`"([^"]+)"`)

// describe turns a schema error into a field, a code and a sentence.
func describe(e *openapi3.SchemaError) (field, code, message string) {
	pointer := e.JSONPointer()
	switch e.SchemaField {
	case "properties": // an unknown field: the library names it in its reason
		if m := quoted.FindStringSubmatch(e.Reason); m != nil {
			pointer = append(pointer, m[1])
		}
		return fieldOf(pointer), "unknown_field", "We do not know this field."
	case "required":
		return fieldOf(pointer), "required", "This is needed."
	case "minLength", "minItems":
		return fieldOf(pointer), "required", "Enter something here."
	case "maxLength":
		return fieldOf(pointer), "too_long", lengthSentence(e.Schema)
	case "maxItems":
		return fieldOf(pointer), "too_long", "This is too long."
	case "minimum", "maximum":
		return fieldOf(pointer), "out_of_range", "This number is outside what is allowed."
	case "enum":
		return fieldOf(pointer), "not_a_choice", "Choose one of the choices."
	case "format", "pattern":
		return fieldOf(pointer), "wrong_format", formatSentence(e.Schema, e.Value)
	case "type":
		return fieldOf(pointer), "wrong_type", "This is not the kind of answer we expected."
	}
	return fieldOf(pointer), "invalid", "This is not valid."
}

func lengthSentence(s *openapi3.Schema) string {
	if s == nil || s.MaxLength == nil {
		return "This is too long."
	}
	return fmt.Sprintf("Use %d characters or fewer.", *s.MaxLength)
}

func formatSentence(s *openapi3.Schema, value any) string {
	switch {
	case s == nil:
	case s.Format == "email":
		text, _ := value.(string)
		return email.Complaint(text)
	case s.Format == "date":
		return "Enter a date, like 2026-11-21."
	case s.Pattern == `^([01][0-9]|2[0-3]):[0-5][0-9]$`:
		return "Enter a time, like 09:30."
	case s.Pattern == `^[0-9]{4}-[0-9]{2}$`:
		return "Enter a financial year, like 2024-25."
	}
	return "This is not in the form we expected."
}
