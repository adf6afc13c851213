package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestTableIsUpToDate(t *testing.T) {
	contract, err := os.ReadFile("../../api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(contract)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../table.gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("access/table.gen.go differs from x-access of the contract: run go generate ./backend/access")
	}
}

func TestEveryOperationHasItsRule(t *testing.T) {
	contract, err := os.ReadFile("../../api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	operations, err := read(contract)
	if err != nil {
		t.Fatal(err)
	}
	if ids := strings.Count(string(contract), "operationId:"); len(operations) != ids || ids == 0 {
		t.Errorf("%d rules for %d operations", len(operations), ids)
	}
}

func TestBadAccessIsRefused(t *testing.T) {
	for name, operation := range map[string]string{
		"no x-access":      `{operationId: x}`,
		"no operation id":  `{x-access: {object: a, staff: partnership}}`,
		"no object":        `{operationId: x, x-access: {staff: partnership, administrator: partnership}}`,
		"no role":          `{operationId: x, x-access: {object: a}}`,
		"unknown role":     `{operationId: x, x-access: {object: a, boss: partnership}}`,
		"unknown relation": `{operationId: x, x-access: {object: a, staff: whatever}}`,
	} {
		if _, err := generate([]byte("paths: {/x: {get: " + operation + "}}")); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
