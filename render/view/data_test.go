package view

import (
	"slices"
	"strings"
	"testing"
)

const guarded = `casebook: 1
title: Guarded
kind: pattern
architecture:
  zones:
    net: {name: Network}
    cde: {name: Card data, kind: trust}
  components:
    shop: {name: Shop, kind: service, in: net, data: [pan, internal, "Card holder: data"]}
    vault: {name: Vault, kind: vault, in: cde, encrypted: true, data: [pan, internal]}
    log: {name: Log, kind: database, in: cde, encrypted: false, data: [internal, pan, pan, "../../Card HOLDER data"]}
    mail: {name: Mail, kind: external, data: [pii, internal, "Card holder: data", "../../Card HOLDER data"]}
  connections:
    - {from: shop, to: vault, label: store, protocol: gRPC, encrypted: true}
    - {from: vault, to: log, label: note, encrypted: false}
    - {from: shop, to: log, label: say, protocol: TCP}
    - {from: shop, to: mail, label: tell}
`

func TestDataViews(t *testing.T) {
	var names []string
	for _, v := range Of(load(t, guarded)).List() {
		if strings.HasPrefix(v.Name, "data/") {
			names = append(names, v.Name)
		}
	}
	// Not those that are everywhere, nor those that one component alone holds; and none leaves its folder.
	if want := []string{"data/pan", "data/card-holder-data", "data/card-holder-data-2"}; !slices.Equal(names, want) {
		t.Errorf("views %q, want %q", names, want)
	}
}

func TestDataView(t *testing.T) {
	s := load(t, guarded)
	sc, g := draw(t, s, "data/pan")
	_, all := draw(t, s, "components")
	if !slices.Equal(g.Nodes, all.Nodes) || !slices.Equal(g.Edges, all.Edges) {
		t.Error("it is laid out in another way than the components")
	}
	cards, _ := groups(sc.Items, "component")
	for id, want := range map[string]struct{ class, encrypted, says string }{
		"c-shop":  {"pan", "", "Shop"},
		"c-vault": {"pan", "true", "encrypted"},
		"c-log":   {"pan", "false", "unencrypted"},
		"c-mail":  {"", "", "Mail"},
	} {
		c := cards[id]
		if data(c, "class") != want.class || data(c, "encrypted") != want.encrypted || !slices.Contains(words(c), want.says) {
			t.Errorf("%s: %v says %q, want %+v", id, c.Data, words(c), want)
		}
	}
	lines, _ := groups(sc.Items, "connection")
	for id, want := range map[string]struct{ class, encrypted, label, title string }{
		"e-shop-vault": {"pan", "true", "encrypted", "; encrypted; out of Network, into Card data"},
		"e-vault-log":  {"pan", "false", "unencrypted", "; unencrypted"},
		"e-shop-log":   {"pan", "", "say", "; out of Network, into Card data"},
		"e-shop-mail":  {"", "", "", "Shop calls Mail: tell"},
	} {
		l := lines[id]
		if data(l, "class") != want.class || data(l, "encrypted") != want.encrypted || !strings.HasSuffix(l.Title, want.title) {
			t.Errorf("%s: %v, %q, want %+v", id, l.Data, l.Title, want)
		}
		if said := words(l); want.label == "" && said != nil || want.label != "" && !slices.Contains(said, want.label) {
			t.Errorf("%s says %q, want %q", id, said, want.label)
		}
	}
	if want := "3 components hold or see it, 3 connections between them, 2 across a boundary, 1 not encrypted"; !strings.Contains(sc.Desc, want) {
		t.Errorf("the description is %q", sc.Desc)
	}
	for _, want := range []string{"holds or sees pan", "does not"} {
		if !slices.Contains(legendWords(sc), want) {
			t.Errorf("the legend explains %q, and not %q", legendWords(sc), want)
		}
	}
}
