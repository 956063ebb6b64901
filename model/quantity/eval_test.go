package quantity

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

var errUnknown = errors.New("unknown name")

// lookupIn returns a lookup of names in a table of literals. "?" is a fact that was left out.
func lookupIn(table map[string]string) func(string) (Quantity, error) {
	return func(name string) (Quantity, error) {
		text, ok := table[name]
		if !ok {
			return Quantity{}, fmt.Errorf("%w %q", errUnknown, name)
		}
		if text == "?" {
			return Quantity{}, nil
		}
		return Parse(text)
	}
}

var testNames = map[string]string{
	"daily_payments": "40M/d", "peak_factor": "4", "record": "2KB", "retention": "7y", "hit": "92%",
	"node": "$0.17/h", "growth": "8%/month", "zero": "0", "missing": "?", "p2_max": "3",
}

func TestEval(t *testing.T) {
	for _, test := range []struct {
		expr, sort string
		value      float64
		text       string
	}{
		{"600/s", "rate", 600, "600/s"},
		{" ( 600/s ) ", "rate", 600, "600/s"},
		{"-5", "count", -5, "-5"},
		{"daily_payments", "rate", 40e6 / 86400, "40M/d"},
		{"daily_payments * peak_factor", "rate", 160e6 / 86400, "1.852k/s"},
		{"daily_payments * record * retention", "size", 2.044e14, "204.4TB"},
		{"daily_payments*peak_factor/600/s", "number", 160e6 / 86400 / 600, "3.086"},
		{"ceil(daily_payments * peak_factor / (600/s * 60%))", "count", 6, "6"},
		{"daily_payments * hit", "rate", 40e6 / 86400 * .92, "425.9/s"},
		{"1 - hit", "share", .08, "8%"},
		{"1-92%", "share", .08, "8%"},
		{"hit * 50%", "share", .46, "46%"},
		{"hit / 2", "share", .46, "46%"},
		{"6 / 50%", "count", 12, "12"},
		{"1/3", "share", 1. / 3, "0.3333"},
		{"1/3", "count", 1. / 3, "0.3333"},
		{"growth * 2month", "share", .16, "16%"},
		{"8% / 1month", "growth", .08 / (30 * 86400), "8%/month"},
		{"5 / 1s", "rate", 5, "5/s"},
		{"2 + 3 * 4 - 6 / 2", "count", 11, "11"},
		{"10 - 4 - 3", "count", 3, "3"},
		{"2 -3", "count", -1, "-1"},
		{"-(2 + 3) * -2", "count", 10, "10"},
		{"--5", "count", 5, "5"},
		{"-record", "size", -2000, "-2KB"},
		{"0 * -record", "size", 0, "0B"},
		{"p2_max * 2 KB", "size", 6000, "6KB"},
		{"max(1KB, record, 1KiB)", "size", 2000, "2KB"},
		{"min(2, 1,000)", "count", 0, "000"},
		{"min(3%, 5%)", "share", .03, "3%"},
		{"floor(2.7)", "count", 2, "2"},
		{"round(2.5)", "count", 3, "3"},
		{"ceil(0.3 / 0.1)", "count", 3, "3"},
		{"floor(0.3 / 0.1)", "count", 3, "3"},
		{"ceil(3.01)", "count", 4, "4"},
		{"EUR 5 * 2", "money", 10, "EUR 10"},
		{"$6 / $2", "number", 3, "3"},
		{"$5/2*3", "money", 7.5, "$7.50"},
		{"$100 / $5/2", "number", 10, "10"},
		{"$0.20/1M", "money", 2e-7, "$0.20/M"},
		{"-$5 + $2", "money", -3, "-$3"},
		{"daily_payments\n* 2", "rate", 80e6 / 86400, "925.9/s"},

		// The published results that are arithmetic with units.
		{"10M * 20/d", "rate", 2314.814814814815, "2.315k/s"},
		{"10M * 20/d * 3", "rate", 6944.444444444444, "6.944k/s"},
		{"100M/d * 1KiB * 1.3 * 3 * 1d", "size", 399.36e9, "399.4GB"},
		{"100M/d * 1KiB * 1.3 * 3 * 1y", "size", 145.7664e12, "145.8TB"},
		{"2500/s * 20KB", "throughput", 50e6, "50MB/s"},
		{"2500/s * 20KB / 1Mbit/s", "number", 400, "400"},
		{"21 * node * 730h", "money", 2606.10, "$2606"},
		{"21 * node / ($1/month)", "number", 2606.10, "2.606k"},
		{"600s * 500/s", "count", 300000, "300k"},
		{"300k / (800/s - 500/s)", "duration", 1000, "16.67min"},
		{"(1 - 99.99%) * 30d", "duration", 259.2, "4.32min"},
		{"(1 - 99.99%) * 365d", "duration", 3153.6, "52.56min"},

		// A month is 30 days, and 730 hours where it is paid for.
		{"7month / 1d", "number", 210, "210"},
		{"12 * 1month / 1d", "number", 360, "360"},
		{"$2100/month * 730h", "money", 2100, "$2100"},
		{"$2100/month * 1y", "money", 25200, "$25.2k"},
		{"8%/month * 30d", "share", .08, "8%"},
	} {
		q, err := Eval(test.expr, lookupIn(testNames))
		if err != nil {
			t.Errorf("Eval(%q): %v", test.expr, err)
			continue
		}
		if !near(q.Value, test.value, 1e-12) {
			t.Errorf("Eval(%q) = %v, want %v", test.expr, q.Value, test.value)
		}
		if err := q.Is(test.sort); err != nil {
			t.Errorf("Eval(%q) %v", test.expr, err)
		}
		if q.String() != test.text {
			t.Errorf("Eval(%q) is %v, want %v", test.expr, q, test.text)
		}
	}
}

func TestEvalOfMissingFacts(t *testing.T) {
	for _, expr := range []string{
		"missing", "missing * 2", "missing + record", "record - missing", "2 / missing", "-missing",
		"min(1, missing, 2)", "ceil(missing)",
	} {
		if q, err := Eval(expr, lookupIn(testNames)); err != nil || q.Known() {
			t.Errorf("Eval(%q) = %v, %v, want unknown", expr, q, err)
		}
	}
}

func TestEvalErrors(t *testing.T) {
	deep := strings.Repeat("(", maxLength)
	for _, test := range []struct {
		expr   string
		offset int
		msg    string
		hint   string
	}{
		{"", 0, "nothing", "5k/s"},
		{"peak", 0, `unknown name "peak"`, ""},
		{"2 * (peak)", 5, `unknown name "peak"`, ""},
		{"2 * peak", 4, `unknown name "peak"`, ""},
		{"record / 600/sec", 13, `unknown name "sec"`, "did you mean s?"},
		{"record / s", 9, `unknown name "s"`, "without spaces, as 600/s"},
		{"daily_payments + record", 17, "cannot add `record` (size) to `daily_payments` (rate)", ""},
		{"record - (2 + 3)", 9, "cannot subtract `(2 + 3)` (count) from `record` (size)", "no unit"},
		{"1 + record", 4, "cannot add `record` (size) to `1` (count)", "no unit"},
		{"daily_payments + growth", 17, "cannot add `growth` (growth) to `daily_payments` (rate)", ""},
		{"$5 + EUR 3", 5, "cannot add `EUR 3` (money in EUR) to `$5` (money in $)", ""},
		{"$5 / EUR 3", 3, "money in EUR", ""},
		{"max(record, 2s)", 12, "cannot compare `2s` (duration) with `record` (size)", ""},
		{"ceil(record)", 5, "ceil takes a bare number, and `record` is a size", "ceil(total / 1GB)"},
		{"record / zero", 9, "division by zero: `zero` is 0", ""},
		{"record / (2 - 2)", 9, "division by zero: `(2 - 2)` is 0", ""},
		{"1e200 * 1e200", 6, "too large", ""},
		{"1e-200 / 1e200", 7, "too large or too small", ""},
		{strings.Repeat("1s*", 9) + "1s", 26, "power of more than 9", ""},
		{"5m * 2", 1, `"m" is not a unit`, "min or month?"},
		{"2 * 5 sec", 6, `"sec" is not a unit`, "did you mean s?"},
		{"2 peak", 2, `"peak" is not a unit`, "put an operator before peak"},
		{"2 x 3", 2, `"x" is not a unit`, "write *"},
		{"2(3)", 1, `operator is missing before "("`, "+ - * /"},
		{"record hit", 7, `operator is missing before "hit"`, "+ - * /"},
		{"hit 2", 4, `operator is missing before "2"`, "+ - * /"},
		{"(1 + 2", 0, "not closed", "add a )"},
		{"min(1, 2", 3, "not closed", "add a )"},
		{"(1 2)", 3, `operator is missing before "2"`, ""},
		{"1 + 2)", 5, "a ) without its (", ""},
		{"1,000 * 2", 1, "unexpected comma", "1_000"},
		{"1 +", 3, "missing at the end", ""},
		{"1 + + 2", 4, "unexpected +", "leave the + out"},
		{"* 2", 0, `unexpected "*"`, "write a name"},
		{"2 × 3", 2, `unexpected "×"`, "write * for times"},
		{"2 ^ 3", 2, `unexpected "^"`, "+ - * /"},
		{"größe * 2", 0, `"größe" is not a name`, "letters, digits"},
		{"peak-hour", 0, `unknown name "peak"`, ""},
		{"sqrt(4)", 0, `no function is called "sqrt"`, "ceil, floor, max, min, round"},
		{"ceil(1, 2)", 8, "ceil takes one argument", ""},
		{"min()", 4, `unexpected ")"`, ""},
		{"$ * 2", 2, `unexpected "* 2"`, ""},
		{"\xff", 0, `unexpected "\xff"`, ""},
		{deep, maxDepth, "nested more than", "names of their own"},
		{strings.Repeat("-", 1000) + "a", maxDepth, "nested more than", ""},
		{strings.Repeat("min(", 1000), 4 * maxDepth, "nested more than", ""},
		{deep + "(", maxLength, "longer than", ""},
		{strings.Repeat("(", 1<<20), maxLength, "longer than", ""},
	} {
		_, err := Eval(test.expr, lookupIn(testNames))
		checkSyntaxError(t, "Eval", test.expr, err, test.offset, test.msg, test.hint)
	}
	if _, err := Eval("2 * peak", lookupIn(testNames)); !errors.Is(err, errUnknown) {
		t.Errorf("the error %v does not wrap that of lookup", err)
	}
}

func TestNames(t *testing.T) {
	got, err := Names("daily * min(a_1, 600/s) + 2KB*(daily) / s")
	want := []Name{{"daily", 0}, {"a_1", 12}, {"daily", 31}, {"s", 40}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("Names = %v, %v, want %v", got, err, want)
	}
	_, err = Names("a + ")
	checkSyntaxError(t, "Names", "a + ", err, 4, "missing at the end", "")
}
