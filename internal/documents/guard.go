package documents

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

var percentage = regexp.MustCompile(`^([0-9]{1,3})\s*%$`)

// guard merges the limits that are written into those in g. What is protected
// in g stays protected: an environment cannot loosen that.
func (f *settingsForm) guard(g *state.GuardSettings, v any, at jsonvalue.Pointer) {
	members := f.object(v, at, "maxDeletes", "maxChanges", "protect", "owns", "allowDelete", "allowCreate", "ownAddress", "ownCountry", "reserve")
	for _, key := range jsonvalue.SortedKeys(members) {
		switch value, at := members[key], at.Append(key); key {
		case "maxDeletes":
			if n, ok := f.count(value, at); ok {
				g.MaxDeletes = &n
			}
		case "maxChanges":
			if limit, ok := f.limit(value, at); ok {
				g.MaxChanges = &limit
			}
		case "protect":
			g.Protect = slices.Concat(g.Protect, f.keyPatterns(value, at))
		case "owns":
			g.Owns = f.keyPatterns(value, at)
		case "allowDelete":
			g.AllowDelete = slices.Concat(g.AllowDelete, f.keyPatterns(value, at))
		case "allowCreate":
			g.AllowCreate = slices.Concat(g.AllowCreate, f.keyPatterns(value, at))
		case "ownAddress":
			g.OwnAddress = f.addresses(value, at)
		case "ownCountry":
			g.OwnCountry = f.texts(value, at, f.country)
		case "reserve":
			g.Reserve, _ = f.count(value, at)
		}
	}
}

func (f *settingsForm) count(v any, at jsonvalue.Pointer) (int, bool) {
	number, _ := v.(json.Number)
	n, err := strconv.Atoi(string(number))
	if err != nil || n < 0 {
		f.wrongType(v, at, "a whole number, 0 or more")
		return 0, false
	}
	return n, true
}

func (f *settingsForm) limit(v any, at jsonvalue.Pointer) (state.Limit, bool) {
	text, ok := v.(string)
	if !ok {
		n, ok := f.count(v, at)
		return state.Limit{Number: n}, ok
	}
	if m := percentage.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n <= 100 {
			return state.Limit{Number: n, Percent: true}, true
		}
	}
	f.problem(at, fmt.Sprintf("%q is neither a number nor a percentage", text), "for example 20 or 5%")
	return state.Limit{}, false
}

// addresses reads a list of addresses and subnets.
func (f *settingsForm) addresses(v any, at jsonvalue.Pointer) []netip.Prefix {
	var found []netip.Prefix
	f.texts(v, at, func(text string, at jsonvalue.Pointer) {
		prefix, ok := state.Subnet(text)
		if !ok {
			f.problem(at, fmt.Sprintf("%q is neither an address nor a subnet", text), "for example 203.0.113.7 or 203.0.113.0/24")
			return
		}
		found = append(found, prefix)
	})
	return found
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (f *settingsForm) country(code string, at jsonvalue.Pointer) {
	if !countryCode.MatchString(code) {
		f.problem(at, fmt.Sprintf("%q is not a country code", code), "write two capital letters, for example CH")
	}
}

// keyPatterns reads a list of patterns.
func (f *settingsForm) keyPatterns(v any, at jsonvalue.Pointer) state.Patterns {
	return state.PatternsOf(f.texts(v, at, f.keyPattern)...)
}

// keyPattern checks that a pattern can match some key.
func (f *settingsForm) keyPattern(pattern string, at jsonvalue.Pointer) {
	fit := state.FitGlob(f.kinds, pattern)
	switch {
	case len(fit.Kinds) == 0:
		hint := suggest.DidYouMean(fit.Kind, kindNames(f.kinds))
		f.problem(at, fmt.Sprintf("no kind is called %q", fit.Kind), cmp.Or(hint, "a pattern begins with a kind, for example Source/HR*, or is *"))
	case !fit.Any:
		f.problem(at, fmt.Sprintf("%q does not match any key", pattern), "write "+fit.Kinds[0].KeyForm()+", with * for anything; inside a name / is ~1")
	}
}

func kindNames(kinds *registry.Kinds) []string {
	var names []string
	for _, k := range kinds.All() {
		names = append(names, k.Name)
	}
	return names
}
