package partnership_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/partnership"
)

func TestCheckSlug(t *testing.T) {
	for slug, want := range map[string]error{
		"devon": nil, "devon-and-torbay": nil, "area51": nil, "apia": nil, "ab": nil, strings.Repeat("a", 41): nil,
		"": partnership.ErrSlug, "a": partnership.ErrSlug, "Devon": partnership.ErrSlug, "7oaks": partnership.ErrSlug, "-devon": partnership.ErrSlug,
		"de von": partnership.ErrSlug, "devon/x": partnership.ErrSlug, "devon\n": partnership.ErrSlug, strings.Repeat("a", 42): partnership.ErrSlug,
		"api": partnership.ErrSlugReserved, "assets": partnership.ErrSlugReserved, "accessibility": partnership.ErrSlugReserved,
		"partnerships": partnership.ErrSlugReserved, "healthz": partnership.ErrSlugReserved, "sign-in": partnership.ErrSlugReserved,
	} {
		if got := partnership.CheckSlug(slug); !errors.Is(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%q: %v, want %v", slug, got, want)
		}
	}
}

// What is served in front of the partnerships is read where it is declared: the contract, the routes of
// the screens and of the server, and the files that are built beside the page.
func TestEveryAddressOfOurOwnIsReserved(t *testing.T) {
	own := map[string]string{"api": "the API", "assets": "built files"}
	find := func(dir, kind string, pattern *regexp.Regexp) {
		t.Helper()
		before := len(own)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, kind) || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, match := range pattern.FindAllStringSubmatch(string(text), -1) {
				own[match[1]] = path
			}
			return err
		})
		if err != nil || len(own) == before {
			t.Errorf("%s: nothing found, %v", dir, err)
		}
	}
	find("../api", "openapi.yaml", regexp.MustCompile(`(?m)^  /([a-z][a-z0-9-]*)`))
	find("../httpapi", ".go", regexp.MustCompile(`\be\.(?:GET|POST|PUT|Any|Handle)\("/([a-z][a-z0-9-]*)`))
	find("../../frontend/src/routes", ".ts", regexp.MustCompile(`getParentRoute: \(\) => rootRoute,\s*path: '/([a-z][a-z0-9-]*)`))
	public, err := os.ReadDir("../../frontend/public")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range public {
		own[file.Name()] = "frontend/public"
	}
	for slug, where := range own {
		if partnership.CheckSlug(slug) == nil {
			t.Errorf("/%s is served (%s), but a partnership may be called so", slug, where)
		}
	}
}
