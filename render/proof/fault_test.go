package proof

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFaultless(t *testing.T) {
	for _, file := range []string{"faultless", "sequence", "overview", "bars", "load", "waterfall"} {
		for _, f := range read(t, picture(t, file)).Faults() {
			t.Errorf("%s: %s", file, f)
		}
	}
}

// planted are faults by what has to be changed in a picture to have them: old and new, in pairs.
var planted = []struct {
	file   string
	change []string
	faults []string // kind and parts
}{
	{"faultless", []string{`x="104" y="246">API`, `x="172" y="246">API`}, []string{"text-outside c-api"}},
	{"faultless", []string{`x="104" y="246">API`, `x="80" y="246">API`}, []string{"text-outside c-api"}},
	{"faultless", []string{`x="372" y="202.2">+ new`, `x="340" y="202.2">+ new`}, []string{"text-outside c-vault"}},
	{"faultless", []string{`x="42" y="112">Net`, `x="42" y="98">Net`}, []string{"text-outside z-net"}},
	{"faultless", []string{`x="470" y="208" width="28"`, `x="475" y="208" width="20"`, `>pay<`, `>paying<`}, []string{"text-outside e-shop-vault"}},
	{"faultless", []string{`x="28" y="46"`, `x="-5" y="46"`}, []string{"text-off-picture titles"}},
	{"faultless", []string{`class="t11_5 f-ink" x="90"`, `class="t8 f-ink" x="90"`}, []string{"text-small legend"}},
	{"faultless", []string{`textLength="17.25"`, `textLength="21"`}, []string{"text-stretched legend"}},
	{"faultless", []string{`x="90" y="470"`, `x="35" y="470"`}, []string{"text-over-text legend legend"}},
	{"faultless", []string{`x="320" y="306">Log<`, `x="320" y="302">Log</text><text class="t11_5" x="320" y="308">Log<`}, []string{"text-over-text c-log c-log"}},
	{"faultless", []string{`x="90" y="470"`, `x="190" y="404"`}, []string{"text-struck legend e-shop-api"}},
	{"sequence", []string{`x="400" y="320"`, `x="400" y="234"`}, []string{"text-struck note e-vault-shop"}},

	{"faultless", []string{`y="416" width="28"`, `y="410" width="28"`, `y="434"`, `y="428"`}, []string{"label-over-label e-shop-api-2 e-shop-api"}},
	{"faultless", []string{`x="198" y="208"`, `x="180" y="208"`, `x="212" y="226"`, `x="194" y="226"`}, []string{"label-over-part e-api-vault c-api"}},
	{"sequence", []string{`x="450" y="264"`, `x="345" y="264"`}, []string{"label-over-part e-vault-api c-api"}},                                        // its bar
	{"sequence", []string{`x="200" y="224"`, `x="335" y="224"`}, []string{"label-over-part e-vault-shop c-api", "label-over-part e-vault-shop c-api"}}, // and its lifeline
	{"faultless", []string{`x="306" y="386"`, `x="104" y="276"`, `x="320" y="404"`, `x="118" y="294"`}, []string{"label-over-head e-shop-api e-shop-api"}},
	{"faultless", []string{`x="306" y="386" width="28"`, `x="100" y="276" width="36"`, `x="320" y="404"`, `x="118" y="294"`},
		[]string{"label-over-head e-shop-api e-shop-api", "label-over-head e-shop-api e-shop-api-2"}},
	{"faultless", []string{`x="306" y="416" width="28" height="28"`, `x="400" y="396" width="28" height="33"`, `x="320" y="434"`, `x="414" y="420"`},
		[]string{"label-struck e-shop-api-2 e-shop-api"}},
	{"faultless", []string{`x="470" y="208"`, `x="434" y="208"`, `x="484" y="226"`, `x="448" y="226"`}, []string{"label-across e-shop-vault z-net"}},
	{"faultless", []string{`x="306" y="386"`, `x="486" y="368"`, `x="320" y="404"`, `x="500" y="386"`}, []string{"label-beside e-shop-api"}},
	{"sequence", []string{`x="200" y="134"`, `x="200" y="128"`}, []string{"label-beside e-shop-api"}},

	{"faultless", []string{`x="42" y="112"`, `x="424" y="226"`}, []string{"title-struck z-net e-shop-vault"}},
	{"faultless", []string{`x="42" y="112"`, `x="100" y="226"`}, []string{"title-covered z-net c-api"}},
	{"faultless", []string{`x="42" y="112"`, `x="202" y="218"`}, []string{"title-covered z-net e-api-vault"}},

	{"faultless", []string{`<path class="no s-line" d="M338.5 262L334 272L329.5 262"/>`, ``}, []string{"line-missing e-vault-log"}},
	{"faultless", []string{`<path class="no s-line" d="M334 252V272"/>`, ``, `<path class="no s-line" d="M338.5 262L334 272L329.5 262"/>`, ``}, []string{"line-missing e-vault-log"}},
	{"faultless", []string{`<g class="legend">`, `<g class="component" id="c-x"><rect x="400" y="380" width="100" height="40" rx="5"/></g><g class="legend">`},
		[]string{"line-through-part e-shop-api c-x"}},
	{"faultless", []string{`M188 222H257`, `M180 222H257`}, []string{"line-through-part e-api-vault c-api", "tail-apart e-api-vault c-api"}},
	{"overview", []string{`M160 110H253`, `M160 110H420V100H407`, `M260 110L250 114.5L252 110L250 105.5Z`, `M400 100L410 104.5L408 100L410 95.5Z`},
		[]string{"line-through-part e-web-net z-net"}},
	{"faultless", []string{`M610 272V421`, `M592 272V421`}, []string{"line-along-line e-shop-api-2 e-shop-api"}},
	{"faultless", []string{`M334 252V272`, `M334 252V269`, `M338.5 262L334 272L329.5 262`, `M338.5 259L334 269L329.5 259`}, []string{"tip-apart e-vault-log c-log"}},
	{"sequence", []string{`M90 140H318`, `M90 140H310`, `M325 140L315 144.5L317 140L315 135.5Z`, `M317 140L307 144.5L309 140L307 135.5Z`}, []string{"tip-apart e-shop-api c-api"}},
	{"sequence", []string{`M570 270H339`, `M570 270H343`, `M349 265.5L339 270L349 274.5`, `M353 265.5L343 270L353 274.5`}, []string{"tip-apart e-vault-api c-api"}},
	{"sequence", []string{`M570 230H90`, `M570 390H90`, `M100 225.5L90 230L100 234.5`, `M100 385.5L90 390L100 394.5`, `x="200" y="224"`, `x="200" y="384"`},
		[]string{"tail-apart e-vault-shop c-vault", "tip-apart e-vault-shop c-shop"}},
	{"faultless", []string{`M334 252V272`, `M334 254V272`}, []string{"tail-apart e-vault-log c-vault"}},
	{"faultless", []string{`M527.64 222H411`, `M520 222H411`}, []string{"tail-apart e-shop-vault c-shop"}}, // at its box, not at its round end
	{"faultless", []string{`data-to="log"`, `data-to="lost"`}, []string{"end-unknown e-vault-log lost"}},

	{"faultless", []string{`width="188" height="220"`, `width="188" height="190"`}, []string{"part-outside-zone c-log z-cde"}},
	{"faultless", []string{`width="420" height="280"`, `width="390" height="280"`}, []string{"part-outside-zone z-cde z-net"}},
	{"faultless", []string{`width="420" height="280"`, `width="500" height="280"`}, []string{"part-in-other-zone c-shop z-net"}},
	{"sequence", []string{`<rect class="no" x="480" y="20" width="180"`, `<rect class="no" x="480" y="20" width="150"`}, []string{"part-outside-zone c-vault z-net"}},
	{"faultless", []string{`data-zone="cde"`, `data-zone="net"`}, []string{"part-in-other-zone c-log z-cde", "part-in-other-zone c-vault z-cde"}},
	{"faultless", []string{`<g class="legend">`, `<g class="component" id="c-x"><rect x="650" y="230" width="40" height="40"/></g><g class="legend">`},
		[]string{"parts-overlap c-x c-shop"}},
	{"faultless", []string{`<g class="legend">`, `<g class="zone" id="z-x"><rect x="10" y="300" width="30" height="60"/></g><g class="legend">`},
		[]string{"zones-overlap z-x z-net"}},
	{"faultless", []string{`<g class="legend">`, `<g class="component" id="c-x"><rect x="-20" y="60" width="40" height="20"/></g><g class="legend">`},
		[]string{"part-off-picture c-x"}},
	{"faultless", []string{`<g class="legend">`, `<g class="legend" id="c-log">`}, []string{"repeated-id c-log"}},

	{"bars", []string{`x="60" y="50"`, `x="50" y="50"`}, []string{"parts-overlap part cost part fit"}},
	{"bars", []string{`x="40" y="66"`, `x="55" y="66"`}, []string{"text-outside part fit"}},
	{"bars", []string{`x="100" y="66"`, `x="84" y="66"`}, []string{"text-covers o-sql part cost"}},
	{"bars", []string{`width="30" height="30"`, `width="330" height="30"`}, []string{"part-off-picture part cost", "text-covers o-sql part cost"}},

	{"load", []string{`data-utilisation="0.5"`, `data-utilisation="0.6"`}, []string{"meter-wrong c-api"}},
	{"load", []string{`data-utilisation="0.5"`, `data-utilisation="much"`}, []string{"meter-wrong c-api"}},
	{"load", []string{`y="66" width="60"`, `y="76" width="60"`, `y="66" width="30"`, `y="76" width="30"`}, []string{"meter-outside c-api"}},
	{"load", []string{`x="88" y="73">50`, `x="80" y="73">50`}, []string{"text-over-bar meter c-api"}},
	{"load", []string{`x="88" y="73">50`, `x="104" y="73">50`}, []string{"text-outside c-api"}},
	{"load", []string{`y="50">API`, `y="66">API`, `x="66"`, `x="56"`}, []string{"text-over-bar c-api c-api"}},
	{"waterfall", []string{`data-start="0" data-mean="0.1"`, `data-start="0" data-mean="0.2"`}, []string{"off-scale s-1"}},
	{"waterfall", []string{`data-p99="0.9"`, `data-p99="0.2"`}, []string{"off-scale s-2"}}, // which ends before the axis does
	{"waterfall", []string{`M250 40V120`, `M240 40V120`}, []string{"off-scale p99 0.3 s"}},
	{"waterfall", []string{`M200 60V120`, `M210 60V120`}, []string{"off-scale a tick"}},
	{"waterfall", []string{`x="255" y="48"`, `x="235" y="48"`}, []string{"text-struck sign p99 0.3 s"}},
	{"waterfall", []string{`x="20" y="80">1`, `x="110" y="72">1`}, []string{"text-over-bar s-1 s-1"}},
	{"waterfall", []string{`class="tick"`, `class="tack"`}, []string{"off-scale s-1", "off-scale s-2", "off-scale s-3"}},
}

// TestPlantedFaults checks that what is wrong is found, and nothing else.
func TestPlantedFaults(t *testing.T) {
	missing := maps.Clone(sentences)
	for _, c := range planted {
		var got []string
		for _, f := range read(t, changed(t, picture(t, c.file), c.change)).Faults() {
			got = append(got, string(f.Kind)+" "+strings.Join(f.Parts, " "))
			delete(missing, f.Kind)
		}
		if diff := cmp.Diff(c.faults, got); diff != "" {
			t.Errorf("%s with %q (-want +got):\n%s", c.file, c.change, diff)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("no fault of kind %s is planted", kind)
	}
}

func TestFaultSaysWhatIsWrong(t *testing.T) {
	file := changed(t, picture(t, "faultless"), []string{`x="104" y="246">API`, `x="172" y="246">API`, `data-to="log"`, ``, `<g class="legend">`, `<g id="c-log">`})
	want := []string{
		`e-vault-log joins nothing, which is not in the picture, at 334, 272`,
		`the id c-log is there more than once`,
		`the text "API" of c-api is not inside its box, at 183, 241`,
	}
	var got []string
	for _, f := range read(t, file).Faults() {
		got = append(got, f.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// picture returns a picture that was made by hand.
func picture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".svg")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changed returns a file with each old piece of pairs replaced by the new one.
func changed(t *testing.T, file []byte, pairs []string) []byte {
	t.Helper()
	s := string(file)
	for p := range slices.Chunk(pairs, 2) {
		if !strings.Contains(s, p[0]) {
			t.Fatalf("there is no %q to be changed", p[0])
		}
		s = strings.ReplaceAll(s, p[0], p[1])
	}
	return []byte(s)
}

func read(t *testing.T, file []byte) *Picture {
	t.Helper()
	p, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
