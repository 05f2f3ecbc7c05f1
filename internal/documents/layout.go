package documents

import (
	"path"
	"strings"
	"unicode"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// layout chooses a file for each document. A top-level document of a kind with
// children has a folder of its own, as in sources/hr-feed/source.yaml,
// sources/hr-feed/schemas/account.yaml and sources/hr-feed/schedule.yaml.
func layout(docs []Exported, kinds *registry.Kinds) []string {
	names := chooseNames(docs)
	paths := make([]string, len(docs))
	for i, d := range docs {
		paths[i] = documentPath(d, kinds, names)
	}
	return paths
}

func documentPath(d Exported, kinds *registry.Kinds, names map[string]map[string]string) string {
	single := kebab(d.Kind.Name) + ".yaml"
	own := ownName(d.Document)
	file := path.Join(plural(kebab(d.Kind.Name)), names[group(d.Document)][own]+".yaml")
	switch {
	case d.Kind.Parent == "" && len(kinds.Children(d.Kind.Name)) > 0:
		return path.Join(plural(kebab(d.Kind.Name)), names[group(d.Document)][own], single)
	case d.Kind.Parent == "":
		return file
	case own == "":
		return path.Join(parentFolder(d.Document, names), single)
	}
	return path.Join(parentFolder(d.Document, names), file)
}

func parentFolder(d *state.Document, names map[string]map[string]string) string {
	parent := d.ParentKey()
	return path.Join(plural(kebab(parent.Kind())), names[parent.Kind()][parent.Name()])
}

// ownName is the identity without the parent, "" for what a parent has once.
func ownName(d *state.Document) string {
	var parts []string
	for i, f := range d.Kind.Identity {
		if f.In != registry.InParent {
			parts = append(parts, d.Identity[i])
		}
	}
	return strings.Join(parts, "\x00")
}

// group names the folder in which the document's file name must be unique.
func group(d *state.Document) string {
	if d.Kind.Parent == "" {
		return d.Kind.Name
	}
	return string(d.ParentKey()) + "/" + d.Kind.Name
}

// chooseNames gives every name in every group its file name.
func chooseNames(docs []Exported) map[string]map[string]string {
	members := map[string][]string{}
	for _, d := range docs {
		members[group(d.Document)] = append(members[group(d.Document)], ownName(d.Document))
		if parent := d.ParentKey(); parent != "" {
			members[parent.Kind()] = append(members[parent.Kind()], parent.Name())
		}
	}
	out := map[string]map[string]string{}
	for g, names := range members {
		out[g] = fileNames(names)
	}
	return out
}

// kebab turns a kind's name such as ProvisioningPolicy into provisioning-policy.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func plural(word string) string {
	switch {
	case strings.HasSuffix(word, "s"):
		return word
	case strings.HasSuffix(word, "y"):
		return strings.TrimSuffix(word, "y") + "ies"
	}
	return word + "s"
}
