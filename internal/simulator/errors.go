package simulator

import (
	"fmt"
	"net/http"
)

// A problem is an answer other than success, in the vendor's error envelope
// (API: Errors).
type problem struct {
	status int
	detail string
	text   string
	cause  string
}

func (p *problem) Error() string { return fmt.Sprintf("%d %s", p.status, p.cause) }

func refuse(format string, args ...any) *problem {
	return &problem{
		status: http.StatusBadRequest,
		detail: "400.1 Bad request content",
		text:   "The request was syntactically correct but its content is semantically invalid.",
		cause:  fmt.Sprintf(format, args...),
	}
}

// immutable is the refusal of a write that would change a protected field
// (API: Errors).
func immutable(field string) *problem { return refuse("Illegal attempt to modify %q field.", field) }

func illegal(value any, field string) *problem {
	return refuse("Illegal value %q for field %q.", fmt.Sprint(value), field)
}

func required(field string) *problem {
	return refuse("Required data %q was missing or empty.", field)
}

// conflict is the answer to what contradicts another object.
func conflict(format string, args ...any) *problem {
	return &problem{
		status: http.StatusConflict,
		detail: "409 Conflict",
		text:   "The request could not be completed due to a conflict with the current state of the target resource.",
		cause:  fmt.Sprintf(format, args...),
	}
}

func notFound(format string, args ...any) *problem {
	return &problem{
		status: http.StatusNotFound,
		detail: "404 Not found",
		text:   "The server did not find a current representation for the target resource.",
		cause:  fmt.Sprintf(format, args...),
	}
}

// unknownID is also what a write gets that refers to an object which does not
// exist (API: Errors).
func unknownID(id string) *problem { return notFound("Referenced id %q was not found.", id) }

func forbidden() *problem {
	return &problem{
		status: http.StatusForbidden,
		detail: "403 Forbidden",
		text:   "The server understood the request but refuses to authorize it.",
	}
}

func internalFault(cause string) *problem {
	return &problem{
		status: http.StatusInternalServerError,
		detail: "500.0 Internal Fault",
		text:   "An internal fault occurred.",
		cause:  cause,
	}
}

func notAcceptable(accept string) *problem {
	return &problem{
		status: http.StatusNotAcceptable,
		detail: "406 Not acceptable",
		text:   "The server cannot produce a response that the client accepts.",
		cause:  fmt.Sprintf("The answer is text/plain, and %q is accepted.", accept),
	}
}

func unsupportedMedia(contentType string) *problem {
	return &problem{
		status: http.StatusUnsupportedMediaType,
		detail: "415 Unsupported media type",
		text:   "The server refuses to accept the request because of its media type.",
		cause:  fmt.Sprintf("Content type %q is not supported.", contentType),
	}
}

// envelope is the body of a problem. Real bodies repeat the message once for
// the locale of the request (API: Errors).
func (p *problem) envelope(trackingID string) object {
	causes := []any{}
	if p.cause != "" {
		causes = append(causes, object{"locale": nil, "localeOrigin": nil, "text": p.cause})
	}
	return object{
		"detailCode": p.detail,
		"trackingId": trackingID,
		"messages": []any{
			object{"locale": "en-US", "localeOrigin": "DEFAULT", "text": p.text},
			object{"locale": "und", "localeOrigin": "REQUEST", "text": p.text},
		},
		"causes": causes,
	}
}
