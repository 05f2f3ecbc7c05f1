package export

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// longestVariable leaves room for a suffix in a name that is still readable.
const longestVariable = 100

// foreignName is the beginning of variables that CI systems and this program
// set for something else.
var foreignName = regexp.MustCompile(`^(SAIL|GITHUB|GITLAB|CI|ACTIONS|RUNNER)_`)

// place is where a secret is: in which object, and by which names in it.
type place struct {
	kind  string
	parts []string // of the object's key
	names []string // from the top of the object to the secret
}

func (p place) id() string {
	return strings.Join(slices.Concat([]string{p.kind}, p.parts, []string{""}, p.names), "\x00")
}

// variable notes the secret at a pointer. What its variable is called is chosen
// once all of them are known.
func (d *draft) variable(at jsonvalue.Pointer) state.Env {
	p := place{kind: d.object.Key.Kind(), parts: d.object.Key.Parts(), names: d.namesTo(at)}
	d.places[p.id()] = p
	return state.Env{Name: p.id()}
}

// variableNames gives each secret's place the name of a variable: letters,
// digits and single underscores. A name that says too little of its object, or
// that several would share, has a suffix that depends on nothing but the place.
func variableNames(places map[string]place) map[string]string {
	return documents.Distinct(jsonvalue.SortedKeys(places), func(id string, digits int) string { return places[id].variable(digits) })
}

// variable is the name, with so many digits of the place's hash, or a few where
// the object's name is not the only one that would be spelled so.
func (p place) variable(digits int) string {
	owner := shouted(strings.Join(p.parts, " "))
	name := joined(owner, shouted(strings.Join(p.names, " ")))
	if owner == "" || foreignName.MatchString(name) || unicode.IsDigit(rune(name[0])) {
		name = joined(shouted(p.kind), name)
	}
	whole := len(name) <= longestVariable
	if !whole {
		name = strings.TrimRight(name[:longestVariable], "_")
	}
	if digits == 0 && !(whole && p.isOrdinary()) {
		digits = 8
	}
	if digits == 0 {
		return name
	}
	sum := sha256.Sum256([]byte(p.id()))
	return joined(name, strings.ToUpper(hex.EncodeToString(sum[:])[:digits]))
}

// isOrdinary reports whether the object's name is of letters and digits, with
// single blanks between words. Other characters are lost in the variable, so
// the suffix keeps HR-Prod from HR Prod, whether or not there are both.
func (p place) isOrdinary() bool {
	return !slices.ContainsFunc(p.parts, func(part string) bool {
		return strings.ReplaceAll(shouted(part), "_", " ") != folded(part)
	})
}

func joined(a, b string) string { return strings.Trim(a+"_"+b, "_") }

// shouted turns text into capital letters, digits and single underscores.
func shouted(text string) string {
	words := strings.FieldsFunc(folded(text), func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "_")
}

// unfolded are Latin letters that Unicode does not take apart.
var unfolded = strings.NewReplacer("ß", "SS", "ẞ", "SS", "Æ", "AE", "Œ", "OE", "Ø", "O", "Ł", "L", "Đ", "D", "Ð", "D", "Þ", "TH", "Ħ", "H", "ı", "I")

// folded is text in capital letters without accents.
func folded(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToUpper(text)))
	return unfolded.Replace(text)
}

// named puts the names of variables in the place of the ids of places.
func named(v any, names map[string]string) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		env, is := v.(state.Env)
		return state.Env{Name: names[env.Name]}, is
	})
}
