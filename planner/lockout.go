package planner

import (
	"fmt"
	"net/netip"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// draftedValue is the object as a draft leaves it.
func draftedValue(d *order.Draft) map[string]any {
	if d.Action == plan.Create {
		return d.Body
	}
	return d.Edits.Proposed
}

// lockouts are the notes on a change after which the run itself might no longer
// reach the tenant. Whether an address must fit one list or all is not published, so
// it must fit all (API: NetworkConfig).
func (s *scope) lockouts(d *order.Draft) []plan.Note {
	rule := d.Doc.Kind.Admits
	if rule == nil || d.Action == plan.Delete || !changesAny(d, rule.Addresses, rule.Countries, rule.Allow) {
		return nil
	}
	var notes []plan.Note
	add := func(member, text string) {
		if text != "" {
			notes = append(notes, plan.Note{Code: plan.NoteOwnAddress, Key: d.Doc.Key, Pointer: jsonvalue.Pointer("").Append(member), Text: text})
		}
	}
	object, guard := draftedValue(d), s.Settings.Guard
	allow := object[rule.Allow] == true
	addresses, countries := listOf(object[rule.Addresses]), listOf(object[rule.Countries])
	if allow && len(addresses)+len(countries) == 0 {
		add(rule.Allow, fmt.Sprintf("it allows only what %s and %s list, and they list nothing", rule.Addresses, rule.Countries))
	}
	if len(addresses) > 0 {
		add(rule.Addresses, excludedAddress(rule, addresses, guard.OwnAddress, allow))
	}
	if len(countries) > 0 {
		add(rule.Countries, excludedCountry(rule, countries, guard.OwnCountry, allow))
	}
	return notes
}

// changesAny reports whether a draft sets a member to another value.
func changesAny(d *order.Draft, members ...string) bool {
	object := draftedValue(d)
	return slices.ContainsFunc(members, func(name string) bool {
		return d.Live == nil || !jsonvalue.Equal(d.Live.Value[name], object[name])
	})
}

func listOf(v any) []any {
	list, _ := v.([]any)
	return list
}

func excludedAddress(rule *registry.AdmitsRule, listed []any, own []netip.Prefix, allow bool) string {
	if len(own) == 0 {
		return rule.Addresses + " has addresses, and guard.ownAddress does not say which ones isc-sync has"
	}
	for _, o := range own {
		within := slices.ContainsFunc(listed, func(e any) bool { return covers(e, o) })
		touched := slices.ContainsFunc(listed, func(e any) bool { return mayTouch(e, o) })
		if text := excluded(rule.Addresses, shownSubnet(o), allow, within, touched); text != "" {
			return text
		}
	}
	return ""
}

func excludedCountry(rule *registry.AdmitsRule, listed []any, own []string, allow bool) string {
	if len(own) == 0 {
		return rule.Countries + " has countries, and guard.ownCountry does not say in which ones isc-sync runs"
	}
	for _, o := range own {
		within := slices.Contains(listed, any(o))
		touched := slices.ContainsFunc(listed, func(e any) bool { return e == o || !isText(e) })
		if text := excluded(rule.Countries, o, allow, within, touched); text != "" {
			return text
		}
	}
	return ""
}

// excluded is the text for an own place that a list of allowed ones does not have, or
// a list of forbidden ones has.
func excluded(list, own string, allow, within, touched bool) string {
	switch {
	case allow && !within:
		return fmt.Sprintf("only what %s lists is allowed, and %s is not in it", list, own)
	case !allow && touched:
		return fmt.Sprintf("what %s lists is forbidden, and %s is or may be in it", list, own)
	}
	return ""
}

func isText(v any) bool { _, is := v.(string); return is }

// covers reports whether a listed subnet holds all of another.
func covers(listed any, own netip.Prefix) bool {
	text, _ := listed.(string)
	subnet, ok := state.Subnet(text)
	return ok && subnet.Bits() <= own.Bits() && subnet.Contains(own.Addr())
}

// mayTouch reports whether a listed subnet has an address of another, or cannot be
// read.
func mayTouch(listed any, own netip.Prefix) bool {
	text, _ := listed.(string)
	subnet, ok := state.Subnet(text)
	return !ok || subnet.Overlaps(own)
}

// shownSubnet is a subnet in the usual notation.
func shownSubnet(p netip.Prefix) string {
	if p.IsSingleIP() {
		return p.Addr().String()
	}
	return p.String()
}
