package imports

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Folder returns the files of a folder, each with the kind that its name says; folders in it are left
// alone. A CSV file whose name says no kind is an error, for it may be a known one misspelt.
func Folder(folder fs.FS) ([]Input, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	var inputs []Input
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".csv") {
			continue
		}
		kind, known := KindOfFile(e.Name())
		if !known {
			return nil, fmt.Errorf("%s: its name must begin with what is in it, one of %s", e.Name(), list(kindNames()))
		}
		data, err := readBounded(folder, e.Name())
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, Input{Name: e.Name(), Kind: kind, Data: bytes.NewReader(data)})
	}
	if len(inputs) == 0 {
		return nil, fmt.Errorf("there is no CSV file in this folder; names begin with %s", list(kindNames()))
	}
	return inputs, nil
}

// readBounded reads one byte more than a file may have, so that a file too large is refused as such.
func readBounded(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAtMost(f)
}

func kindNames() []string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return names
}
