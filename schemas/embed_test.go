package schemas_test

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"isc-sync/schemas"
)

func TestEveryFileIsEmbedded(t *testing.T) {
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		_, published := fs.Stat(schemas.FS, name)
		_, kind := fs.Stat(schemas.Kinds, name)
		if published != nil && kind != nil {
			t.Errorf("%s is not embedded: add its folder to embed.go", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
