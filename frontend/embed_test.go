package frontend_test

import (
	"io/fs"
	"testing"

	"github.com/turnout-uk/turnout/frontend"
)

func TestTheEmbeddedFolderHoldsAnIndexExactlyWhenBuilt(t *testing.T) {
	_, err := fs.Stat(frontend.FS(), "index.html")
	if found := err == nil; found != frontend.Built() {
		t.Fatalf("index.html found: %v, Built() says %v", found, frontend.Built())
	}
}

func TestTheEmbeddedFolderCanAlwaysBeRead(t *testing.T) {
	if _, err := fs.ReadDir(frontend.FS(), "."); err != nil {
		t.Fatal(err)
	}
}
