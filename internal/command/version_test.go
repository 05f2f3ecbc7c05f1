package command

import (
	"runtime/debug"
	"testing"
)

func TestABuildFromACheckoutNamesItsRevision(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	checkout := []debug.BuildSetting{setting("vcs.revision", "0123456789abcdef0123"), setting("vcs.time", "2026-01-02T03:04:05Z")}
	modified := append(checkout[:2:2], setting("vcs.modified", "true"))
	cases := []struct {
		name, version string
		settings      []debug.BuildSetting
		want          string
	}{
		{"a release that was installed", "v1.2.3", nil, "v1.2.3"},
		{"without anything", "(devel)", nil, "development"},
		{"a checkout", "(devel)", checkout, "development (revision 0123456789ab, 2026-01-02T03:04:05Z)"},
		{"a modified checkout", "v0.0.0-20260102030405-0123456789ab+dirty", modified, "development (revision 0123456789ab, 2026-01-02T03:04:05Z, modified)"},
		{"a checkout of a release", "v1.2.3", checkout, "v1.2.3 (revision 0123456789ab, 2026-01-02T03:04:05Z)"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			info := &debug.BuildInfo{Main: debug.Module{Version: c.version}, Settings: c.settings}
			if got := versionOf(info); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
