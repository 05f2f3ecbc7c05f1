package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// copied are the collections that a tenant with several copies of the sample has more of:
// those whose objects refer to one another. The rest, such as identities and settings, is there
// once.
var copied = []string{
	"sources", "entitlements", "accessProfiles", "roles", "dimensions", "apps", "workgroups",
	"transforms", "connectorRules", "workflows", "forms", "segments", "sodPolicies", "campaignTemplates", "serviceDesks",
}

// named are those of them in which a name is that of one object.
var named = []string{
	"sources", "accessProfiles", "roles", "apps", "workgroups", "transforms", "connectorRules",
	"workflows", "forms", "segments", "sodPolicies", "campaignTemplates", "serviceDesks",
}

// repeated returns a tenant with the sample so many times. A copy has names and ids of its
// own, and its objects refer to one another.
func repeated(times int) (content, error) {
	sample, err := sampleContent()
	if err != nil {
		return nil, err
	}
	tenant, err := sample.clone()
	if err != nil {
		return nil, err
	}
	for i := 1; i < times; i++ {
		again, err := sample.copyOf(i)
		if err != nil {
			return nil, err
		}
		for name, value := range again {
			if objects, isList := value.([]any); isList {
				tenant[name] = append(tenant[name].([]any), objects...)
				continue
			}
			for source, part := range value.(map[string]any) {
				tenant[name].(map[string]any)[source] = part
			}
		}
	}
	return tenant, nil
}

// copyOf returns the copied collections and the parts of sources with the names and ids of
// the i-th copy.
func (c content) copyOf(i int) (content, error) {
	part, other := content{}, map[string]string{}
	for name, value := range c {
		parts, isMap := value.(map[string]any)
		if slices.Contains(copied, name) || isMap && c.isOfSources(parts) && name != "accounts" && name != "unread" {
			part[name] = value
			c.rename(name, value, i, other)
		}
	}
	data, err := json.Marshal(part)
	if err != nil {
		return nil, err
	}
	var out content
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, err
	}
	return replaced(map[string]any(out), other).(map[string]any), nil
}

// isOfSources reports whether the members are called like ids of sources.
func (c content) isOfSources(parts map[string]any) bool {
	for _, s := range c["sources"].([]any) {
		if _, has := parts[s.(map[string]any)["id"].(string)]; has {
			return true
		}
	}
	return false
}

// rename notes what the ids and the names in a collection become.
func (c content) rename(collection string, value any, i int, other map[string]string) {
	for id := range idsIn(value) {
		other[id] = fmt.Sprintf("%s%08x", id[:24], i)
	}
	objects, _ := value.([]any)
	for _, o := range objects {
		object := o.(map[string]any)
		id, _ := object["id"].(string)
		if len(id) > 8 {
			other[id] = fmt.Sprintf("%s%08x", id[:len(id)-8], i)
		}
		if name, has := object["name"].(string); has && slices.Contains(named, collection) {
			other[name] = fmt.Sprintf("%s %05d", name, i)
		}
	}
}

// replaced puts other texts and keys in the place of those that have one, and of what ends
// in an id.
func replaced(v any, other map[string]string) any {
	switch v := v.(type) {
	case string:
		if text, has := other[v]; has {
			return text
		}
		for id, text := range other {
			if len(id) == 32 && strings.Contains(v, id) {
				v = strings.ReplaceAll(v, id, text)
			}
		}
		return v
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, member := range v {
			name, _ := replaced(key, other).(string)
			out[name] = replaced(member, other)
		}
		return out
	case []any:
		for i, e := range v {
			v[i] = replaced(e, other)
		}
	}
	return v
}
