package imports_test

import "fmt"

func sentence(line int, column, message string) string {
	if column == "" {
		return fmt.Sprintf("line %d: %s", line, message)
	}
	return fmt.Sprintf("line %d, %s: %s", line, column, message)
}
