package documents

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/realpath"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// SettingsFile is the name of the file that holds the settings of a directory.
const SettingsFile = "isc-sync.yaml"

// settingsForm reads isc-sync.yaml.
type settingsForm struct {
	form
	kinds *registry.Kinds
	// varsOf are the environments by the variables that they declare, overlays the
	// folders of all of them.
	varsOf   map[string][]string
	overlays []string
}

// readSettings returns what the settings say, with the environment env laid
// over them; "" is none.
func (f *settingsForm) readSettings(v any, env string) state.Settings {
	var s state.Settings
	top := f.object(v, "", "apiVersion", "ignoreFiles", "ignore", "manage", "secrets", "guard", "vars", "rate", "environments")
	for _, key := range jsonvalue.SortedKeys(top) {
		f.setting(&s, key, top[key])
	}
	f.environments(&s, top["environments"], env)
	return s
}

func (f *settingsForm) setting(s *state.Settings, key string, v any) {
	at := jsonvalue.Pointer("").Append(key)
	switch key {
	case "apiVersion":
		s.APIVersion = f.apiVersion(v, at)
	case "ignoreFiles":
		s.IgnoreFiles = f.filePatterns(v, at)
	case "ignore":
		s.Ignore = f.ignoreRules(v, at)
	case "manage":
		s.Manage = f.manage(v, at)
	case "secrets":
		s.Secrets = f.secrets(v, at)
	case "guard":
		f.guard(&s.Guard, v, at)
	case "vars":
		s.Vars = f.vars(s.Vars, v, at)
	case "rate":
		s.Rate = f.rate(v, at)
	}
}

// rate reads how many requests a tenant takes in 10 seconds.
func (f *settingsForm) rate(v any, at jsonvalue.Pointer) *int {
	n, ok := f.count(v, at)
	if !ok {
		return nil
	}
	if n > state.MaxRate {
		f.problem(at, fmt.Sprintf("%d is more than %d", n, state.MaxRate), "the number of requests that the tenant takes in 10 seconds; 0 means unlimited, on loopback only")
	}
	return &n
}

func (f *settingsForm) apiVersion(v any, at jsonvalue.Pointer) string {
	version := f.text(v, at)
	if version != "" && !slices.Contains(registry.Versions(), version) {
		f.problem(at, fmt.Sprintf("unknown API version %q", version), VersionHint(version))
	}
	return version
}

// VersionHint returns what to write instead of an unknown API version.
func VersionHint(version string) string {
	if hint := suggest.DidYouMean(version, registry.Versions()); hint != "" {
		return hint + " The default is " + registry.DefaultVersion
	}
	return "it is one of " + strings.Join(registry.Versions(), ", ") + "; the default is " + registry.DefaultVersion
}

func (f *settingsForm) filePatterns(v any, at jsonvalue.Pointer) []string {
	return f.texts(v, at, func(p string, at jsonvalue.Pointer) {
		if why := badFilePattern(p); why != "" {
			f.problem(at, fmt.Sprintf("%q: %s", p, why), "for example drafts/** or **/*.tmpl.yaml")
		}
	})
}

func (f *settingsForm) secrets(v any, at jsonvalue.Pointer) state.SecretSettings {
	const resend = "resendWhenEmpty"
	var s state.SecretSettings
	if value, ok := f.object(v, at, resend)[resend]; ok {
		send, isBool := value.(bool)
		if !isBool {
			f.wrongType(value, at.Append(resend), "true or false")
		}
		s.KeepEmpty = isBool && !send
	}
	return s
}

// vars lays variables over those that are there.
func (f *settingsForm) vars(base map[string]any, v any, at jsonvalue.Pointer) map[string]any {
	added, ok := v.(map[string]any)
	if !ok {
		f.wrongType(v, at, "a mapping of names to values")
		return base
	}
	out := make(map[string]any, len(base)+len(added))
	for name, value := range base {
		out[name] = value
	}
	for name, value := range added {
		out[name] = value
	}
	f.unambiguous(v, at)
	return out
}

// noteVars remembers which variables an environment declares.
func (f *settingsForm) noteVars(v any, env string) {
	names, _ := v.(map[string]any)
	for _, name := range jsonvalue.SortedKeys(names) {
		f.varsOf[name] = append(f.varsOf[name], env)
	}
}

// environments checks all environments and lays the chosen one over s.
func (f *settingsForm) environments(s *state.Settings, v any, env string) {
	const at = jsonvalue.Pointer("/environments")
	all, ok := v.(map[string]any)
	if !ok && v != nil {
		f.wrongType(v, at, "a mapping of names to environments")
		return
	}
	chosen := *s
	for _, name := range jsonvalue.SortedKeys(all) {
		laid := *s
		f.environment(&laid, all[name], at.Append(name))
		if name == env {
			chosen = laid
		}
	}
	*s = chosen
	if _, known := all[env]; !known && env != "" {
		f.unknownEnvironment(env, jsonvalue.SortedKeys(all))
	}
}

func (f *settingsForm) unknownEnvironment(env string, names []string) {
	hint := suggest.DidYouMean(env, names)
	switch {
	case hint == "" && len(names) > 0:
		hint = "there are " + strings.Join(names, ", ")
	case hint == "":
		hint = "add it under environments in " + SettingsFile
	}
	f.problem("/environments", fmt.Sprintf("no environment is called %q", env), hint)
}

func (f *settingsForm) environment(s *state.Settings, v any, at jsonvalue.Pointer) {
	members := f.object(v, at, "baseURL", "apiVersion", "vars", "guard", "rate", "overlay")
	for _, key := range jsonvalue.SortedKeys(members) {
		switch value, at := members[key], at.Append(key); key {
		case "baseURL":
			s.BaseURL = f.baseURL(value, at)
		case "apiVersion":
			s.APIVersion = f.apiVersion(value, at)
		case "overlay":
			s.Overlay = f.overlay(value, at)
		case "vars":
			s.Vars = f.vars(s.Vars, value, at)
			f.noteVars(value, at.Parent().Last())
		case "guard":
			f.guard(&s.Guard, value, at)
		case "rate":
			s.Rate = f.rate(value, at)
		}
	}
}

func (f *settingsForm) baseURL(v any, at jsonvalue.Pointer) string {
	text := f.text(v, at)
	if u, err := url.Parse(text); text != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		f.problem(at, fmt.Sprintf("%q is not the address of a tenant", text), "for example https://acme.api.identitynow.com")
	}
	return text
}

// overlay reads the folder of an environment's own documents.
func (f *settingsForm) overlay(v any, at jsonvalue.Pointer) string {
	name := f.text(v, at)
	if name == "" {
		return ""
	}
	folder := path.Clean(name)
	if !fs.ValidPath(folder) || folder == "." || strings.Contains(name, `\\`) || realpath.IsHidden(folder) {
		f.problem(at, fmt.Sprintf("%q is not a folder below this one", name), "write it relative to this file, with /, as in overlays/prod; no part of it may begin with a dot")
		return ""
	}
	f.overlays = append(f.overlays, folder)
	return folder
}
