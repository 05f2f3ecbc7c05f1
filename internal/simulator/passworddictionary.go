package simulator

import (
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

// passwordDictionary is a text that a file replaces, not JSON (API: PasswordDictionary).
const passwordDictionary = "/password-dictionary"

func passwordDictionaryRoutes() []Route {
	return []Route{
		{Method: "GET", Path: passwordDictionary, Versions: everywhere, handle: getPasswordDictionary},
		{Method: "PUT", Path: passwordDictionary, Versions: everywhere, body: formBody, handle: putPasswordDictionary},
	}
}

func getPasswordDictionary(c *call) (reply, error) {
	o := c.doc.Settings[passwordDictionary]
	if o == nil && c.tenant.options.AbsentConfig == NotFound {
		return reply{}, notFound("There is no password dictionary.")
	}
	if c.accept != "" && !strings.Contains(c.accept, "text/plain") && !strings.Contains(c.accept, "*/*") {
		return reply{}, notAcceptable(c.accept)
	}
	return reply{raw: []byte(text(o, "text")), kind: "text/plain;charset=UTF-8"}, nil
}

func putPasswordDictionary(c *call) (reply, error) {
	if len(c.form.Value) > 0 || len(c.form.File) != 1 || len(c.form.File["file"]) != 1 {
		return reply{}, refuse("The form has one field, which is file.")
	}
	_, content, err := c.file()
	if err != nil {
		return reply{}, err
	}
	if err := checkDictionary(content); err != nil {
		return reply{}, err
	}
	out := reply{raw: []byte{}, kind: "text/plain"}
	if c.doc.Settings[passwordDictionary] == nil {
		out.status = http.StatusCreated
	}
	put(&c.doc.Settings, passwordDictionary, object{"text": string(content)})
	return out, nil
}

const maxDictionaryWords, maxDictionaryLine = 2500, 128

// dictionaryWord is a word: there is no white space in it.
var dictionaryWord = regexp.MustCompile(`^\S+$`)

// checkDictionary looks at comments, empty lines, one line with the locale, and words.
func checkDictionary(content []byte) error {
	if !utf8.Valid(content) {
		return refuse("The password dictionary contains characters that are not UTF-8.")
	}
	words, locale := 0, false
	for line := range strings.Lines(string(content)) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case utf8.RuneCountInString(line) > maxDictionaryLine:
			return refuse("A line of the password dictionary is longer than %d characters.", maxDictionaryLine)
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "locale=") && !locale:
			locale = true
		case !dictionaryWord.MatchString(line):
			return refuse("The password dictionary has a word with white space: %q.", line)
		default:
			words++
		}
	}
	if words > maxDictionaryWords {
		return refuse("The password dictionary has more than %d words.", maxDictionaryWords)
	}
	return nil
}
