package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
)

// clockReaders are the functions of package time that look at the machine's clock.
var clockReaders = []string{"Now", "Since", "Until"}

// ClockReads returns one line for each place in a Go source file that asks the machine what time
// it is: time.Now, and time.Since and time.Until, which call it. Comments and strings that
// mention them are none. name is used in the lines; a source that cannot be parsed is an error.
func ClockReads(name string, source []byte) ([]string, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	alias, imported := nameOfTime(file)
	if !imported {
		return nil, nil
	}
	if alias == "." {
		return []string{name + " imports time without its name, which would hide a reading of the clock"}, nil
	}
	var found []string
	ast.Inspect(file, func(node ast.Node) bool {
		if reader := clockReader(node, alias); reader != "" {
			found = append(found, fmt.Sprintf("%s reads time.%s, but only internal/clock asks what time it is", files.Position(node.Pos()), reader))
		}
		return true
	})
	return found, nil
}

// nameOfTime returns what a file calls package time.
func nameOfTime(file *ast.File) (alias string, imported bool) {
	for _, spec := range file.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); path == "time" {
			if spec.Name == nil {
				return "time", true
			}
			return spec.Name.Name, true
		}
	}
	return "", false
}

// clockReader returns "Now" for time.Now, called or not, and "" for everything else.
func clockReader(node ast.Node, alias string) string {
	selector, ok := node.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	pkg, ok := selector.X.(*ast.Ident)
	if !ok || pkg.Name != alias || !slices.Contains(clockReaders, selector.Sel.Name) {
		return ""
	}
	return selector.Sel.Name
}
