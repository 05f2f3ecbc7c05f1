package secret

import (
	"regexp"
	"strings"
)

// reference is a place where a connector puts a value in when it runs. A path
// of several names is needed between dollar signs: $ecret$ is a password.
var reference = regexp.MustCompile(`\$[A-Za-z]\w*(?:\.[\w\-\[\]@]+)+\$|\$\([^()]*\)|\$\{[^{}]*\}`)

// template is a place where a workflow puts a value in when it runs.
var template = regexp.MustCompile(`\{\{\s*\$[^{}]*\}\}`)

// scheme is what a value in an Authorization header begins with.
var scheme = regexp.MustCompile(`(?i)^\s*(?:bearer|basic|token|apikey|oauth|ssws|digest)?[\s:]*$`)

// Refers reports whether a text only names values that are put in when it is
// used, such as "Bearer $application.accesstoken$". Nothing in it is secret.
func Refers(text string) bool {
	if !strings.Contains(text, "$") {
		return false
	}
	if stored.MatchString(text) {
		return true
	}
	rest := template.ReplaceAllString(reference.ReplaceAllString(text, ""), "")
	return rest != text && scheme.MatchString(rest)
}

// unsubstituted is how other tools name an environment variable.
var unsubstituted = regexp.MustCompile(`^\$\{[A-Z0-9_]+\}$`)

// Unsubstituted returns what is wrong with a text that is nothing but ${NAME},
// as other tools name an environment variable, and what to do. Both are "" for
// every other text. A connector may still know the name, so it is not a mistake for
// sure.
func Unsubstituted(text string) (wrong, hint string) {
	if !unsubstituted.MatchString(text) {
		return "", ""
	}
	name := strings.Trim(text, "${}")
	return `"` + text + `" is sent as it is: isc-sync has no ${…}`, "write !env " + name + ", or !plain if the connector expands it"
}
