package apply_test

import (
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

// TestElementsTakeTheirSecretsAlong changes lists of elements with secrets, by
// PATCH and by PUT (a list cannot hold null in a patch).
func TestElementsTakeTheirSecretsAlong(t *testing.T) {
	const document = `
kind: Source
name: Many Domains
spec:
  owner: grace.okafor
  connector: web-services
  cluster: Corporate Cluster
  connectorAttributes:
    odd: [a, WAS]
    domains: DOMAINS
`
	with := func(odd, domains string) string {
		return strings.NewReplacer("WAS", odd, "DOMAINS", domains).Replace(document)
	}
	const (
		emea  = "{domain: emea, port: 1, password: !env EMEA}"
		amer  = "{domain: amer, port: 1, password: !env AMER}"
		apac  = "{domain: apac, port: 1, password: !env APAC}"
		latam = "{domain: latam, port: 1, password: !env LATAM}"
	)
	list := func(elements ...string) string { return "[" + strings.Join(elements, ", ") + "]" }
	for _, odd := range []string{"b", "null"} {
		for name, after := range map[string]string{
			"changed places": list(apac, amer, emea),
			"one replaced":   list(emea, latam, apac),
			"one gone":       list(emea, apac),
			"one more":       list(latam, emea, amer, apac),
			"a port":         list(emea, strings.Replace(amer, "1", "2", 1), apac),
		} {
			t.Run(odd+" "+name, func(t *testing.T) {
				inBench(t, simulator.Options{}, func(b *bench) {
					for _, name := range []string{"EMEA", "AMER", "APAC", "LATAM"} {
						b.env[name] = "secret of " + strings.ToLower(name)
					}
					b.write("d.yaml", with("a", list(emea, amer, apac)))
					report := b.apply(b.plan(), apply.Options{})
					b.wantDone(report)
					b.write("d.yaml", with(odd, after))
					p := b.plan()
					if method := p.Changes[0].Steps[0].Method; (method == "PUT") != (odd == "null") {
						t.Fatalf("the step is a %s", method)
					}
					b.wantDone(b.apply(p, apply.Options{}))
					b.wantNothingLeft()
					source := b.get("/v2025/sources/" + report.Steps[0].ID).(map[string]any)
					for _, e := range source["connectorAttributes"].(map[string]any)["domains"].([]any) {
						element := e.(map[string]any)
						cipher, _ := element["password"].(string)
						if want := "secret of " + element["domain"].(string); cipher != want && !simulator.Seals(cipher, want) {
							t.Errorf("%v has the %v", element["domain"], element["password"])
						}
					}
				})
			})
		}
	}
}
