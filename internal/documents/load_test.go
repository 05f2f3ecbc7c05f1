package documents

import (
	"sync"
	"testing"
	"testing/fstest"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

var readKinds = sync.OnceValues(func() (*registry.Kinds, error) { return registry.Read(schemas.Kinds) })

func kinds(t testing.TB) *registry.Kinds {
	t.Helper()
	ks, err := readKinds()
	if err != nil {
		t.Fatal(err)
	}
	return ks
}

// tree makes a directory of files.
func tree(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func loadTree(t testing.TB, files map[string]string, o Options) (*Set, error) {
	t.Helper()
	return load(tree(files), kinds(t), schemas.FS, o)
}

func mustLoad(t testing.TB, files map[string]string) *Set {
	t.Helper()
	set, err := loadTree(t, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

const contract = `kind: Source
name: Corporate Directory
spec:
  description: Employees and contractors
  owner: william.wilson
  cluster: Corporate Cluster
  connector: active-directory
  features: [PROVISIONING, PASSWORD]
  connectorAttributes:
    healthCheckTimeout: 30
    password: !env AD_PASSWORD
---
kind: Schema
source: Corporate Directory
name: account
spec:
  nativeObjectType: User
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: memberOf, type: STRING, schema: group, isMulti: true, isEntitlement: true, isGroup: true}
---
kind: ProvisioningPolicy
source: Corporate Directory
usageType: CREATE
spec: {name: Account, fields: []}
`

func TestLoadReadsTheContractsExample(t *testing.T) {
	set := mustLoad(t, map[string]string{"all.yaml": contract})
	if got, want := len(set.Documents), 3; got != want {
		t.Fatalf("%d documents, want %d", got, want)
	}
	d := set.Documents.Find("Source/Corporate Directory")
	if d == nil {
		t.Fatal("the source is not there")
	}
	if got, want := d.Position.String(), "all.yaml:1:1"; got != want {
		t.Errorf("the source is at %s, want %s", got, want)
	}
	if got, want := d.Spec["connectorAttributes"].(map[string]any)["password"], (state.Env{Name: "AD_PASSWORD"}); got != want {
		t.Errorf("password = %v, want %v", got, want)
	}
	at := jsonvalue.Pointer("/connectorAttributes/password")
	if got, want := d.Tags[at], (state.Tag{Name: TagEnv, Arg: "AD_PASSWORD"}); got != want {
		t.Errorf("the tag of the password = %v, want %v", got, want)
	}
	if got, want := d.At(at).String(), "all.yaml:11:15"; got != want {
		t.Errorf("the password is at %s, want %s", got, want)
	}
	if got, want := set.APIVersion, registry.DefaultVersion; got != want {
		t.Errorf("APIVersion = %s, want %s", got, want)
	}
}
