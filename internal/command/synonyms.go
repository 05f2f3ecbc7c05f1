package command

import "slices"

// otherToolsWord returns how this program does what a command of another one
// does, or "" if the word is unknown.
func otherToolsWord(word string, commands []command) string {
	const deletion = "to delete an object write ensure: absent in its document, then isc-sync apply --allow-delete KEY"
	other := map[string]string{
		"preview": "plan", "dry-run": "plan", "status": "plan", "drift": "plan",
		"sync": "apply", "deploy": "apply", "push": "apply", "up": "apply", "update": "apply",
		"dump": "export", "pull": "export", "download": "export", "get": "export",
		"diagnose": "doctor", "ping": "doctor", "whoami": "doctor",
		"format": "fmt", "tidy": "fmt", "lint": "validate", "check": "validate", "new": "init", "explain": "kinds", "schema": "kinds",
	}
	name := other[word]
	switch {
	case slices.Contains([]string{"destroy", "delete", "remove", "prune"}, word) && slices.Contains(names(commands), "apply"):
		return deletion
	case slices.Contains(names(commands), name):
		return "use isc-sync " + name
	}
	return ""
}
