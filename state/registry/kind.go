package registry

import (
	"cmp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// Kind is everything the program knows about one kind of object: its file
// below schemas/, decoded. No Go code branches on a kind's name; the
// differences between kinds are words here.
type Kind struct {
	Name        string `json:"name"`
	Description string `json:"-"`
	// SPConfig is where exports of SP-Config have its objects, nil if they do not.
	SPConfig *SPConfigRule `json:"spConfig"`
	// Type is the `type` member of a reference to it, such as SOURCE.
	Type string `json:"type"`
	// Parent is the kind that objects of this one belong to, or "". It may have
	// a parent itself.
	Parent string `json:"parent"`
	// above is the kind called Parent, nil if there is none.
	above *Kind
	// Lookup is set on kinds whose names are looked up, whether documents declare
	// them or not.
	Lookup *Lookup `json:"lookup"`
	// About is the member that refers to the object that one of this kind is about, "" if
	// it is about none. The identity makes the reference: its first field chooses
	// the kind, its second one is the name. The tenant knows the object by the other
	// one's id.
	About string `json:"about"`
	// Identity are the fields beside `kind`, in the order of the key's parts.
	Identity []IdentityField `json:"identity"`
	// Singleton kinds have at most one object per parent. Without a parent it is
	// a setting of the tenant, identified by its kind alone.
	Singleton bool `json:"singleton"`
	// Versions are the API versions that have this kind.
	Versions []string `json:"versions"`
	// Address are the ways to name an object in a path, in the order to try:
	// "id" or an identity field.
	Address []string `json:"address"`
	// ID is the member that has an object's id, "id" if it is left out.
	ID  string `json:"id"`
	API API    `json:"api"`
	// ListedIn is set if no endpoint reads the objects: only a field of the
	// parent shows which exist.
	ListedIn *ListedIn `json:"listedIn"`
	// Requires is what the parent must have for the object to exist; without it
	// the object is not read and cannot be declared.
	Requires *Requirement `json:"requires"`
	Create   CreateRule   `json:"create"`
	Update   UpdateRule   `json:"update"`
	Delete   DeleteRule   `json:"delete"`
	// Publish is set if changes take effect by a separate request.
	Publish *PublishRule `json:"publish"`
	// Switch is set if objects must be off while they are changed.
	Switch *SwitchRule `json:"switch"`
	// Root points to the array or the text that is the API's body, below `spec`; ""
	// if the body is `spec` itself.
	Root jsonvalue.Pointer `json:"root"`
	// After are resources that come first although no field refers to them.
	After []AfterRule `json:"after"`
	// Similar are the fields by which a renamed object is recognized.
	Similar []jsonvalue.Pointer `json:"similar"`
	// Spec describes the API object, field by field.
	Spec *Field `json:"-"`
	// ownsInside: it has keys that the server keeps for itself at any depth.
	ownsInside bool
	// VendorOwned recognizes the objects of the vendor: documents may only refer
	// to them.
	VendorOwned []VendorRule `json:"vendorOwned"`
	// Affects is the number of those whom a dangerous change concerns.
	Affects *AffectsRule `json:"affects"`
	// Admits is set if the object decides from where the tenant can be reached.
	Admits *AdmitsRule `json:"admits"`
	// Folder is the folder in which an export puts the kind's own, "" for none.
	Folder string `json:"folder"`
	// Together: an export puts the objects with one parent into one file.
	Together bool `json:"together"`
	// NotExported are identities that export leaves out and documents may not
	// declare, with the reason.
	NotExported []Exclusion `json:"notExported"`
}

// IdentityField is a field beside `kind`.
type IdentityField struct {
	Name        string           `json:"name"`
	In          IdentityLocation `json:"in"`
	Description string           `json:"description"`
	Enum        []string         `json:"enum"`
	// Pattern is an expression that a value must match, Rule describes it; "" is
	// any value.
	Pattern string `json:"pattern"`
	Rule    string `json:"rule"`
	// Member is the member in which a creation has the parent's id, if no path has it.
	Member string `json:"member"`
	// Listed is the value with which an enumerated list has its rows. Others are only
	// found by their name.
	Listed string `json:"listed"`
	// MayLack: the tenant may have objects without it. They are left alone.
	MayLack bool `json:"mayLack"`
}

// LacksIdentity reports whether a value of the tenant lacks a field of the identity
// that objects may lack.
func (k *Kind) LacksIdentity(value map[string]any) bool {
	return slices.ContainsFunc(k.Identity, func(f IdentityField) bool {
		return f.MayLack && (value[f.Name] == nil || value[f.Name] == "")
	})
}

// MissingIdentity returns the first field of the body that identifies objects of
// the kind and that a value does not have as text; "" if it has all of them.
func (k *Kind) MissingIdentity(value map[string]any) string {
	for _, f := range k.Identity {
		if _, isText := value[f.Name].(string); f.In == InBody && !isText {
			return f.Name
		}
	}
	return ""
}

// IdentityLocation is where the API has an identity field.
type IdentityLocation string

// The locations of an identity field: in the object's body, only beside it
// (in the path, or as the name of an uploaded file), only in the parent's
// key, or in the reference to what the object is about. The fields in the parent are in the order of the parent's identity, so
// the outermost ancestor comes first.
const (
	InBody   IdentityLocation = "body"
	InPath   IdentityLocation = "path"
	InParent IdentityLocation = "parent"
	InAbout  IdentityLocation = "about"
)

// Exclusion is a value that is not handled, and why.
type Exclusion struct {
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// AfterRule names a resource that comes first: another kind's with the same
// parent and this last part of its identity.
type AfterRule struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

// ListedIn is the field of the parent that has the names of the objects, and
// the text between two names.
type ListedIn struct {
	Pointer   jsonvalue.Pointer `json:"pointer"`
	Separator string            `json:"separator"`
}

// SwitchRule names the top-level boolean that turns an object on. The tenant
// creates objects off, and neither changes nor deletes one that is on (API:
// Changes in steps).
type SwitchRule struct {
	Field string `json:"field"`
	// Reason explains why it is off meanwhile.
	Reason string `json:"reason"`
}

// Renameable reports whether an object can be renamed: its name, the only part of its
// identity beside its parent's, is a field like others that can change.
func (k *Kind) Renameable() bool {
	own := len(k.Identity) - len(k.ParentParts())
	if own != 1 || k.Identity[len(k.Identity)-1].In != InBody || k.Update.How == UpdateNever {
		return false
	}
	name := k.Spec.Property(k.Identity[len(k.Identity)-1].Name)
	return name != nil && !name.ReadOnly && name.Immutable == Mutable
}

// IsSetting reports whether the tenant itself has the one object of the kind: its
// key is the kind's name.
func (k *Kind) IsSetting() bool { return k.Singleton && k.Parent == "" }

// IsText reports whether the API's body is a text, and not JSON.
func (k *Kind) IsText() bool { return k.Root != "" && k.Spec.At(k.Root).HasType("string") }

// MayBeUnset reports whether the tenant may show an object that was never set, with
// nothing but defaults in it (API: Never set).
func (k *Kind) MayBeUnset() bool { return k.Singleton || k.UnsetIsAbsent() }

// OnlyPatched reports whether a singleton can neither be created nor sent
// completely: if the tenant does not show it, it was never set (API: Never
// set), and a patch of nothing sets it.
func (k *Kind) OnlyPatched() bool {
	return k.Singleton && k.Create.How == CreateNever && k.Update.How == UpdateByPatch
}

// Excludes reports whether objects with this last part of their identity are
// not handled.
func (k *Kind) Excludes(name string) bool {
	return slices.ContainsFunc(k.NotExported, func(e Exclusion) bool { return e.Value == name })
}

// In reports whether the API version has this kind.
func (k *Kind) In(version string) bool { return slices.Contains(k.Versions, version) }

// One is the kind's name with a or an, for sentences.
func (k *Kind) One() string {
	if strings.ContainsAny(k.Name[:1], "AEIO") {
		return "an " + k.Name
	}
	return "a " + k.Name
}

// IDMember returns the member that has an object's id.
func (k *Kind) IDMember() string { return cmp.Or(k.ID, "id") }

// Pinnable reports whether an id beside `kind` is enough to write to an
// object of the kind under any name: paths name it by its id.
func (k *Kind) Pinnable() bool { return len(k.Address) > 0 && k.Address[0] == "id" }

// KeyForm is the form of a kind's keys, as in Schema/SOURCE/NAME.
func (k *Kind) KeyForm() string {
	form := k.Name
	for _, f := range k.Identity {
		form += "/" + strings.ToUpper(f.Name)
	}
	return form
}
