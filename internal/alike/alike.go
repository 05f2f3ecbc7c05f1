// Package alike distinguishes texts that look the same to a reader.
package alike

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Apart returns two shown texts so that a reader can distinguish them. If they
// differ and look the same, the characters that differ are spelled out: other
// Unicode forms, spaces, and letters of other alphabets.
func Apart(a, b string) (string, string) {
	if a == b || Looks(a) != Looks(b) {
		return a, b
	}
	start, end := CommonEnds(a, b)
	return a[:start] + spelled(a[start:len(a)-end]) + a[len(a)-end:],
		b[:start] + spelled(b[start:len(b)-end]) + b[len(b)-end:]
}

// Looks returns what a reader sees in a shown text: texts that look the same
// give the same.
func Looks(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(s) {
		switch {
		case IsUnseen(r) || !unicode.IsPrint(r) && !unicode.IsSpace(r):
		case unicode.IsSpace(r):
			space = true
		default:
			if space && r != '"' && !strings.HasSuffix(b.String(), `"`) {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(drawnLike(r))
		}
	}
	return b.String()
}

// lookalikes are letters of other alphabets, in pairs with the Latin ones that
// fonts draw in the same way.
const lookalikes = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝw" +
	"ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιiαaρp" + "‐-‑-‒-–-−-’'‘'ʼ'“\"”\"․.·."

var latinFor = func() map[rune]rune {
	m := map[rune]rune{}
	letters := []rune(lookalikes)
	for i := 0; i+1 < len(letters); i += 2 {
		m[letters[i]] = letters[i+1]
	}
	return m
}()

func drawnLike(r rune) rune {
	if latin, ok := latinFor[r]; ok {
		return latin
	}
	return r
}

// CommonEnds returns how many bytes two texts share at their beginning and at
// their end, in whole runes.
func CommonEnds(a, b string) (start, end int) {
	for start < len(a) && start < len(b) {
		r, n := utf8.DecodeRuneInString(a[start:])
		if other, _ := utf8.DecodeRuneInString(b[start:]); r != other {
			break
		}
		start += n
	}
	for end < len(a)-start && end < len(b)-start {
		r, n := utf8.DecodeLastRuneInString(a[start : len(a)-end])
		if other, _ := utf8.DecodeLastRuneInString(b[start : len(b)-end]); r != other {
			break
		}
		end += n
	}
	return start, end
}

// spelled writes spaces and all characters outside ASCII by their numbers.
func spelled(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r > 0xffff:
			fmt.Fprintf(&b, `\u{%x}`, r)
		case r == ' ' || r > unicode.MaxASCII:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// IsUnseen reports whether a character prints and shows nothing: fillers,
// joiners and selectors of how the character before it is drawn.
func IsUnseen(r rune) bool {
	return r == '\u2800' || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
