package documents

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestFileName leaves room for a suffix below what file systems allow, in
// bytes.
const longestFileName = 100

// reservedName are names that Windows keeps for devices.
var reservedName = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$`)

// fileNames gives each name a file name that every system can hold: small
// letters, digits and hyphens, letters of any script. Names that would share
// one, on a file system that ignores letter case or accents, each get a suffix
// that depends only on the name.
func fileNames(names []string) map[string]string {
	return Distinct(names, fileName)
}

// fold maps file names that some file system takes for one to one text.
func fold(s string) string {
	return norm.NFKC.String(strings.ToLower(strings.ToUpper(norm.NFKC.String(s))))
}

// fileName returns the file name of a name, with so many digits of its hash, or
// a few where the name itself does not carry it.
func fileName(name string, digits int) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	slug := strings.Join(words, "-")
	short := shortened(slug)
	if digits == 0 && (short != slug || slug == "" || reservedName.MatchString(slug)) {
		digits = 8
	}
	if digits == 0 {
		return slug
	}
	sum := sha256.Sum256([]byte(name))
	return strings.TrimPrefix(short+"-"+hex.EncodeToString(sum[:])[:digits], "-")
}

func shortened(slug string) string {
	if len(slug) <= longestFileName {
		return slug
	}
	cut := longestFileName
	for !utf8.RuneStart(slug[cut]) {
		cut--
	}
	return strings.TrimRight(slug[:cut], "-")
}
