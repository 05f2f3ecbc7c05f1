package documents

import (
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// A kind whose name cannot change has no former name, wherever the name is.
func TestPreviouslyIsRefusedForAKindThatCannotBeRenamed(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ document, want string }{
		{
			"kind: Transform\nname: A\npreviously: B\nspec: {type: lower}\n",
			"a.yaml:3:13: Transform/A: a Transform cannot be renamed: the API takes no other name for an object that exists\n" +
				"  hint: remove previously; to get another name, declare a new Transform and let everything refer to that, then delete the old one with ensure: absent in its document",
		},
		{
			"kind: Schema\nsource: A\nname: group\npreviously: groups\nspec: {}\n",
			"a.yaml:4:13: Schema/A/group: a Schema cannot be renamed: source and name together say which one it is\n  hint: remove previously; to get another name, declare a new Schema",
		},
		{
			"kind: CorrelationConfig\nsource: A\npreviously: B\nspec: {}\n",
			"a.yaml:3:13: CorrelationConfig/A: a CorrelationConfig cannot be renamed: it has no name but that of its Source\n  hint: remove previously; if that was renamed, write previously in its own document",
		},
		{
			"kind: AuthProfile\nname: A\npreviously: B\nspec: {}\n",
			"a.yaml:3:13: AuthProfile/A: an AuthProfile cannot be renamed: the API takes no other name for an object that exists\n  hint: remove previously, and write the name that the tenant has",
		},
		{
			"kind: AccessModelMetadataValue\nattribute: a\nvalue: b\npreviously: c\nspec: {}\n",
			"cannot be renamed: attribute and value together say which one it is\n  hint: remove previously; to get another value, declare a new AccessModelMetadataValue and let everything refer to that; the API does not delete the old one",
		},
		{
			"kind: OrgConfig\npreviously: B\nspec: {}\n",
			"a.yaml:2:13: OrgConfig: an OrgConfig cannot be renamed: the tenant has it once, and it has no name\n  hint: remove previously",
		},
	} {
		_, err = load(tree(map[string]string{"a.yaml": test.document}), kinds, schemas.FS, Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "unknown key") {
			t.Errorf("%s: got %v, want %s", test.document, err, test.want)
		}
	}
}
