package repository

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// licences are what a library may be under: each lets a binary with another licence contain
// it. A licence is known by a sentence of its own, in the order to look: several share
// sentences.
var licences = []struct{ name, sentence string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"BSD", "Redistribution and use in source and binary forms, with or without modification, are permitted"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"},
}

// licenceIn names the licence that a text has, or "".
func licenceIn(text string) string {
	plain := strings.Join(strings.Fields(strings.ReplaceAll(text, ">", " ")), " ") // some are quoted
	for _, l := range licences {
		if strings.Contains(plain, l.sentence) {
			return l.name
		}
	}
	return ""
}

// TestEachLibraryHasALicenceThatFits reads the licence of every module of which a package is
// in the binary or in a test.
func TestEachLibraryHasALicenceThatFits(t *testing.T) {
	atTheTop(t)
	found := map[string]int{}
	for path, dir := range modules(t) {
		files, err := filepath.Glob(filepath.Join(dir, "[LC][IO][CP][EY][NI]*"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s has no file with its licence in %s", path, dir)
			continue
		}
		name := ""
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if is := licenceIn(string(text)); is != "" {
				name = is
			}
		}
		if name == "" {
			t.Errorf("%s: none of %v has a licence that fits", path, files)
		}
		found[name]++
	}
	t.Log(found)
	if len(found) < 3 {
		t.Error("hardly any module was seen")
	}
}

// modules are the directories of the modules that packages come from.
func modules(t *testing.T) map[string]string {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-test", "-json=Module", "./...")
	list.Stderr = os.Stderr
	out, err := list.StdoutPipe()
	if err == nil {
		err = list.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for decoder := json.NewDecoder(out); ; {
		var p struct {
			Module *struct {
				Path, Dir string
				Main      bool
			}
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && !p.Module.Main {
			found[p.Module.Path] = p.Module.Dir
		}
	}
	if err := list.Wait(); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestLicencesAreKnownByTheirSentences(t *testing.T) {
	for text, want := range map[string]string{
		"Permission is hereby granted, free of charge, to any person obtaining a copy\n of this software and": "MIT",
		"GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007":                                                  "",
		"All rights reserved.": "",
	} {
		if got := licenceIn(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
