package state

import (
	"regexp"
	"strings"
)

// Tells tells whether a key's name alone says that its value is a secret.
// Letter case does not count.
func (r *SecretRule) Tells(key string) bool {
	key = strings.ToLower(key)
	for _, glob := range r.Names {
		if MatchGlob(strings.ToLower(glob), key) {
			return true
		}
	}
	return false
}

// HasType tells whether the field may be of a JSON Schema type.
func (f *Field) HasType(name string) bool { return f != nil && f.hasType(name) }

// Below returns the field of a member or of any element, nil where nothing is
// described.
func (f *Field) Below(token string) *Field {
	if f == nil {
		return nil
	}
	if f.Items != nil {
		return f.Items
	}
	return f.Property(token)
}

// IsID tells whether a value has the form of the kind's ids; without a pattern
// every value does.
func (r *RefRule) IsID(value string) bool {
	if r.IDPattern == "" {
		return true
	}
	matched, err := regexp.MatchString(r.IDPattern, value)
	return err == nil && matched
}
