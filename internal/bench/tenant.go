package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/simulator"
)

// content is a simulated tenant as its file has it.
type content map[string]any

// referredTo are the collections to which the sources refer. The others are empty.
var referredTo = []string{"identities", "clusters", "connectors", "workgroups", "passwordPolicies", "identityAttributes", "cloudRules"}

// mostDocuments are all that a directory may have, and documentsOfSource those of a source
// with all its parts.
const (
	mostDocuments     = 50_000
	documentsOfSource = 14
)

// partsOfLargest are the parts that sources have if the documents would be too many with
// all.
var partsOfLargest = []string{"schemas", "provisioningPolicies", "correlationConfigs", "attributeSync"}

// grown returns a tenant of n sources. Each is a copy of the source of the built-in
// sample with the most parts.
func grown(n int) (content, error) { return someOf(n, n) }

// someOf returns a tenant with some of n sources.
func someOf(n, some int) (content, error) {
	sample, err := sampleContent()
	if err != nil {
		return nil, err
	}
	model := sample.richest()
	if n*documentsOfSource > mostDocuments {
		sample.thin(model["id"].(string))
	}
	tenant := content{}
	for name, value := range sample {
		switch value.(type) {
		case []any:
			tenant[name] = []any{}
		case map[string]any:
			tenant[name] = map[string]any{}
		}
		if name == "simulator" || name == "org" || name == "credentials" || slices.Contains(referredTo, name) {
			tenant[name] = value
		}
	}
	for i := range some {
		if err := tenant.add(sample, model, i); err != nil {
			return nil, err
		}
	}
	return tenant, nil
}

func sampleContent() (content, error) {
	tenant, err := simulator.Open(":memory:", simulator.Options{})
	if err != nil {
		return nil, err
	}
	data, err := tenant.Content()
	if err != nil {
		return nil, err
	}
	var c content
	return c, json.Unmarshal(data, &c)
}

// richest returns the source that most collections know.
func (c content) richest() map[string]any {
	var best map[string]any
	most := -1
	for _, s := range c["sources"].([]any) {
		source := s.(map[string]any)
		if parts := len(c.partsOf(source["id"].(string))); parts > most {
			best, most = source, parts
		}
	}
	return best
}

// partsOf returns what the collections have under the id of a source, without accounts,
// which are not configuration.
func (c content) partsOf(id string) map[string]any {
	parts := map[string]any{}
	for name, value := range c {
		collection, _ := value.(map[string]any)
		if part, has := collection[id]; has && name != "accounts" {
			parts[name] = part
		}
	}
	return parts
}

// thin leaves a source the parts of partsOfLargest alone.
func (c content) thin(id string) {
	for name := range c.partsOf(id) {
		if !slices.Contains(partsOfLargest, name) {
			delete(c[name].(map[string]any), id)
		}
	}
}

// add adds the i-th copy of a source, with a name and ids of its own.
func (c content) add(from content, model map[string]any, i int) error {
	id, name := model["id"].(string), model["name"].(string)
	parts := from.partsOf(id)
	data, err := json.Marshal(map[string]any{"source": model, "parts": parts})
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(data), name, fmt.Sprintf("System %05d", i))
	for old := range idsIn(map[string]any{"source": model, "parts": parts}) {
		text = strings.ReplaceAll(text, old, fmt.Sprintf("%s%08x", old[:24], i))
	}
	var copied struct {
		Source any
		Parts  map[string]any
	}
	if err := json.Unmarshal([]byte(text), &copied); err != nil {
		return err
	}
	c["sources"] = append(c["sources"].([]any), copied.Source)
	newID := copied.Source.(map[string]any)["id"].(string)
	for collection, part := range copied.Parts {
		c[collection].(map[string]any)[newID] = part
	}
	return nil
}

// idsIn returns the ids of the objects in a value, other than those it refers to.
func idsIn(value any) map[string]bool {
	ids := map[string]bool{}
	switch v := value.(type) {
	case map[string]any:
		id, _ := v["id"].(string)
		if _, isReference := v["type"]; len(id) == 32 && (!isReference || v["connector"] != nil) {
			ids[id] = true
		}
		for _, member := range v {
			maps.Copy(ids, idsIn(member))
		}
	case []any:
		for _, element := range v {
			maps.Copy(ids, idsIn(element))
		}
	}
	return ids
}
