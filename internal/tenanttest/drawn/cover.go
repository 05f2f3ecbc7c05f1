package drawn

import (
	"reflect"
	"strings"

	"isc-sync/state/registry"
)

// Words are the words of the registry that a rule, a field or a kind has, as
// TYPE.WORD; those of the rules inside it are among them, those of other fields not.
func Words(of any, visit func(word string)) { words(reflect.ValueOf(of), visit, false) }

// AllWords visits every word that a kind can have.
func AllWords(visit func(word string)) {
	words(reflect.ValueOf(registry.Kind{}), visit, true)
	words(reflect.ValueOf(registry.Field{}), visit, true)
}

func words(v reflect.Value, visit func(string), all bool) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			if !all {
				return
			}
			v = reflect.New(v.Type().Elem())
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			words(v.Index(i), visit, all)
		}
		if all {
			words(reflect.Zero(v.Type().Elem()), visit, all)
		}
	case reflect.Struct:
		wordsOf(v, visit, all)
	}
}

func wordsOf(v reflect.Value, visit func(string), all bool) {
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag.Get("json")
		word, _, _ := strings.Cut(tag, ",")
		if word == "" || word == "-" || !all && v.Field(i).IsZero() {
			continue
		}
		visit(v.Type().Name() + "." + word)
		if !isField(v.Type().Field(i).Type) {
			words(v.Field(i), visit, all)
		}
	}
}

// isField reports whether a type is that of fields, which have words of their own.
func isField(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t == reflect.TypeFor[registry.Field]()
}

// WordsIn visits the words of the fields of a value.
func WordsIn(f *registry.Field, v any, visit func(string)) {
	if f == nil || v == nil {
		return
	}
	Words(f, visit)
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			WordsIn(f.Property(key), e, visit)
		}
	case []any:
		for _, e := range v {
			WordsIn(f.Items, e, visit)
		}
	}
}
