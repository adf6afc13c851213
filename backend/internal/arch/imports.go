package arch

import (
	"fmt"
	"slices"
	"strings"
)

// A Package is what the go command lists of one: its path and what its non-test files import.
type Package struct {
	ImportPath string
	Imports    []string
}

// Breaches returns one line for each import that breaks a sentence, and for each package that has
// no place in the table.
func Breaches(packages []Package) []string {
	var found []string
	for _, pkg := range packages {
		if place := backendPath(pkg.ImportPath); place != "" && !hasPlace(place) {
			found = append(found, fmt.Sprintf("%s has no place in the table of packages: give it one in internal/arch", place))
		}
		for _, imported := range pkg.Imports {
			for _, sentence := range broken(pkg.ImportPath, imported) {
				found = append(found, fmt.Sprintf("%s imports %s, but %s", shown(pkg.ImportPath), shown(imported), sentence))
			}
		}
	}
	return found
}

const (
	apiDomain      = "api"
	internalDomain = "internal"
)

// backendPath returns "booking" or "charging/policy", or "" for what is not in backend.
func backendPath(importPath string) string {
	path, ours := strings.CutPrefix(importPath, Module+"backend/")
	if !ours {
		return ""
	}
	return path
}

func domainOf(path string) string {
	domain, _, _ := strings.Cut(path, "/")
	return domain
}

func hasPlace(path string) bool {
	domain := domainOf(path)
	_, known := rowOf(domain)
	return known || domain == internalDomain || domain == apiDomain
}

func shown(importPath string) string { return strings.TrimPrefix(importPath, Module) }

// broken returns every sentence an import breaks.
func broken(from, to string) []string {
	var sentences []string
	if sentence := brokenTier(backendPath(from), backendPath(to)); sentence != "" {
		sentences = append(sentences, sentence)
	}
	for _, only := range onlyIn {
		if only.what(to) && !slices.ContainsFunc(only.in, func(place string) bool { return within(backendPath(from), place) }) {
			sentences = append(sentences, only.sentence)
		}
	}
	for _, rules := range pureRules {
		if within(backendPath(from), rules.place) && !pure(to) && !rules.also(to) {
			sentences = append(sentences, rules.sentence)
		}
	}
	return sentences
}

func brokenTier(from, to string) string {
	if from == "" || to == "" || domainOf(from) == domainOf(to) {
		return ""
	}
	switch {
	case domainOf(from) == internalDomain:
		return "internal packages may import the standard library, third parties and one another"
	case domainOf(to) == internalDomain:
		return ""
	case domainOf(from) == apiDomain:
		return "api is the generated contract: of ours it may import internal packages only"
	}
	if row, known := rowOf(domainOf(from)); known && !row.allows(domainOf(from), domainOf(to)) {
		return row.sentence
	}
	return ""
}

// within says whether a package is the place or below it.
func within(path, place string) bool {
	return path == place || strings.HasPrefix(path, place+"/")
}

// onlyIn lists what has one home.
var onlyIn = []struct {
	what     func(importPath string) bool
	in       []string
	sentence string
}{
	{
		thirdParty("github.com/gin-gonic", "github.com/gin-contrib"),
		[]string{"httpapi", "api"},
		"gin is imported only in httpapi and in the server generated for it",
	},
	{
		func(path string) bool { return within(backendPath(path), apiDomain) },
		[]string{"httpapi", "api", "app", "cmd"},
		"api is imported only in httpapi and what starts it",
	},
	{
		thirdParty("github.com/stripe/stripe-go"),
		[]string{"charging/stripegw"},
		"stripe-go is imported only in charging/stripegw",
	},
	{
		thirdParty("github.com/arran4/golang-ical"),
		[]string{"internal/ical"},
		"golang-ical is imported only in internal/ical",
	},
	{
		forTests,
		[]string{"internal/testdb", "internal/fixture", "internal/mailer/smtptest"},
		"internal/testdb, internal/fixture and internal/mailer/smtptest are imported only by tests",
	},
}

func thirdParty(prefixes ...string) func(string) bool {
	return func(path string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return within(path, prefix) })
	}
}

func forTests(importPath string) bool {
	path := backendPath(importPath)
	return within(path, "internal/testdb") || within(path, "internal/fixture") || within(path, "internal/mailer/smtptest")
}

// pureRules are the packages of rules: what they answer depends on nothing but their arguments.
var pureRules = []struct {
	place    string
	also     func(importPath string) bool // besides what every rule may import
	sentence string
}{
	{
		"charging/policy", func(string) bool { return false },
		"charging/policy is pure: it may import dates, money, rounding and the parts of the standard library that touch nothing outside",
	},
	{
		"booking/rules", thirdParty("github.com/google/uuid", Module+"backend/charging/policy"),
		"booking/rules is pure: it may import dates, ids, charging/policy and the parts of the standard library that touch nothing outside",
	},
}

// impure are the parts of the standard library a rule has no business with; database/sql/driver,
// which only names the types of columns, is not one of them.
var impure = []string{"context", "database/sql", "io/fs", "log", "math/rand", "net", "os", "path/filepath", "runtime", "sync", "syscall", "testing"}

func pure(importPath string) bool {
	if path := backendPath(importPath); path != "" {
		return path == "internal/ukdate" || path == "internal/money" || path == "internal/rounding"
	}
	first, _, _ := strings.Cut(importPath, "/")
	if strings.Contains(first, ".") {
		return false
	}
	return importPath == "database/sql/driver" || !slices.ContainsFunc(impure, func(root string) bool { return within(importPath, root) })
}
