package command

import "fmt"

// patterns checks globs of keys: one that no key can ever fall under was typed
// wrongly.
func (d *directory) patterns(flag string, patterns []string) error {
	for _, pattern := range patterns {
		fit := d.kinds.Fit(pattern)
		if len(fit.Kinds) == 0 {
			return usage(fmt.Sprintf("%s %q: unknown kind %q", flag, pattern, fit.Kind), d.kindHint(fit.Kind))
		}
		if !fit.Any {
			return usage(fmt.Sprintf("%s %q fits no key", flag, pattern), "write "+fit.Kinds[0].KeyForm()+", or * for everything")
		}
	}
	return nil
}
