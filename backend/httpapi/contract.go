package httpapi

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/gin-gonic/gin"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// basePath is where the API begins.
const basePath = "/api/v1"

// contract is the specification, found by the route gin chose.
type contract struct {
	doc    *openapi3.T
	routes map[string]*routers.Route // "GET /api/v1/:partnership/sessions"
}

// isEmail: the one meaning of an address here, written without space around it.
func isEmail(text string) error {
	if address, err := email.Parse(text); err != nil || address.Text != text {
		return email.ErrInvalid
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{([^}]+)\}`)

// defineFormats tells the validator, once for the whole process, what its formats mean here.
var defineFormats = sync.OnceFunc(func() {
	openapi3.DefineStringFormatValidator("email", openapi3.NewCallbackValidator(isEmail))
	openapi3.DefineStringFormatValidator("date", openapi3.NewCallbackValidator(func(text string) error {
		_, err := ukdate.ParseDate(text)
		return err
	}))
	openapi3.DefineStringFormatValidator("uuid", openapi3.NewRegexpFormatValidator(openapi3.FormatOfStringForUUIDOfRFC9562))
})

func loadContract() (*contract, error) {
	defineFormats()
	doc, err := openapi3.NewLoader().LoadFromData(api.Spec)
	if err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	c := &contract{doc: doc, routes: map[string]*routers.Route{}}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			key := method + " " + basePath + placeholder.ReplaceAllString(path, ":$1")
			c.routes[key] = &routers.Route{Spec: doc, Path: path, PathItem: item, Method: method, Operation: op}
		}
	}
	return c, nil
}

// routeOf is the contract's route of a request; nil for what is not in the contract.
func (c *contract) routeOf(g *gin.Context) *routers.Route {
	return c.routes[g.Request.Method+" "+g.FullPath()]
}

// ErrMalformed: the body is not JSON at all.
var ErrMalformed = fault.New(fault.Invalid, "malformed", "We could not read that request.")

// fieldOf is the path of a schema error as the contract's users write it: parts.0.startWall.
func fieldOf(pointer []string) string { return strings.Join(pointer, ".") }
