package documents

import (
	"path"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// layout chooses a file for each document. A document of a kind with children has
// a folder of its own, as in sources/hr-feed/source.yaml,
// sources/hr-feed/schemas/account.yaml and sources/hr-feed/schedule.yaml. The file
// in it is called what the children call their parent. What the tenant has once is
// in settings/.
func layout(docs []Exported, kinds *registry.Kinds) []string {
	names := chooseNames(docs)
	paths := make([]string, len(docs))
	for i, d := range docs {
		paths[i] = names.file(d.Kind, d.Key, asParent(kinds.Children(d.Kind.Name)))
	}
	return paths
}

// pathNames are the names of files and folders, by group and own name.
type pathNames map[string]map[string]string

// asParent is what documents of the children call their parent, "" if there are
// none.
func asParent(children []*registry.Kind) string {
	for _, child := range children {
		parts := child.ParentParts()
		return registry.Hyphenated(child.Identity[parts[len(parts)-1]].Name)
	}
	return ""
}

func (n pathNames) file(kind *registry.Kind, key state.Key, asParent string) string {
	single := registry.Hyphenated(kind.Name) + ".yaml"
	switch {
	case kind.IsSetting():
		return path.Join("settings", single)
	case asParent != "":
		return path.Join(n.folder(kind, key), asParent+".yaml")
	case kind.Together:
		return path.Join(n.above(kind, key), registry.Plural(registry.Hyphenated(kind.Name))+".yaml")
	case ownName(kind, key) == "":
		return path.Join(n.above(kind, key), single)
	}
	return n.folder(kind, key) + ".yaml"
}

// folder is where a resource and what belongs to it are.
func (n pathNames) folder(kind *registry.Kind, key state.Key) string {
	return path.Join(n.above(kind, key), kind.Folder, registry.Plural(registry.Hyphenated(kind.Name)), n[group(kind, key)][ownName(kind, key)])
}

// above is the folder of what a resource belongs to, "" at the top.
func (n pathNames) above(kind *registry.Kind, key state.Key) string {
	for _, parent := range kind.Ancestors() {
		return n.folder(parent, state.ParentKey(kind, key))
	}
	return ""
}

// ownName is the identity without the parent, "" for what a parent has once.
func ownName(kind *registry.Kind, key state.Key) string {
	var own []string
	for i, part := range key.Parts() {
		if kind.Identity[i].In != registry.InParent {
			own = append(own, part)
		}
	}
	return strings.Join(own, "\x00")
}

// group names the folder in which a resource's file name must be unique.
func group(kind *registry.Kind, key state.Key) string {
	if kind.Parent == "" {
		return kind.Name
	}
	return string(state.ParentKey(kind, key)) + "/" + kind.Name
}

// chooseNames gives every name in every group its file name.
func chooseNames(docs []Exported) pathNames {
	members := map[string][]string{}
	add := func(kind *registry.Kind, key state.Key) {
		members[group(kind, key)] = append(members[group(kind, key)], ownName(kind, key))
	}
	for _, d := range docs {
		add(d.Kind, d.Key)
		above := d.Kind.Ancestors()
		for i, key := range d.Ancestors() {
			add(above[i], key)
		}
	}
	out := pathNames{}
	for g, names := range members {
		out[g] = fileNames(names)
	}
	return out
}
