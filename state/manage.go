package state

import "cmp"

// ManageMode decides which fields of an object a document manages.
type ManageMode string

// The modes. "" means the mode of the setting or, in the settings,
// ManageDeclared.
const (
	// ManageDeclared leaves unwritten fields alone.
	ManageDeclared ManageMode = "declared"
	// ManageAll compares an unwritten field with its default.
	ManageAll ManageMode = "all"
)

// ManageModes returns the modes that can be written.
func ManageModes() []string { return []string{string(ManageAll), string(ManageDeclared)} }

// ManagesAll reports whether the document manages unwritten fields, given the
// mode of the settings.
func (d *Document) ManagesAll(setting ManageMode) bool {
	return cmp.Or(d.Manage, setting) == ManageAll
}
