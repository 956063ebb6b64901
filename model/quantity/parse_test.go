package quantity

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text     string
		value    float64
		sort     string
		currency string
	}{
		{"0", 0, "count", ""},
		{"6", 6, "count", ""},
		{"-6", -6, "count", ""},
		{"1.5", 1.5, "count", ""},
		{".5", 0.5, "count", ""},
		{"007", 7, "count", ""},
		{"1_000", 1000, "count", ""},
		{"1e6", 1e6, "count", ""},
		{"2.5E-3", 0.0025, "count", ""},
		{"1e+2", 100, "count", ""},
		{"5k", 5000, "count", ""},
		{"40M", 40e6, "count", ""},
		{"2G", 2e9, "count", ""},
		{" 5 k ", 5000, "count", ""},

		{"5k/s", 5000, "rate", ""},
		{"600/min", 10, "rate", ""},
		{"3600/h", 1, "rate", ""},
		{"40M/d", 40e6 / 86400, "rate", ""},
		{"7/w", 1. / 86400, "rate", ""},
		{"30/month", 1. / 86400, "rate", ""},
		{"365/y", 1. / 86400, "rate", ""},
		{"5/ms", 5000, "rate", ""},

		{"2B", 2, "size", ""},
		{"2KB", 2000, "size", ""},
		{"2MB", 2e6, "size", ""},
		{"2GB", 2e9, "size", ""},
		{"2TB", 2e12, "size", ""},
		{"2PB", 2e15, "size", ""},
		{"2KiB", 2048, "size", ""},
		{"2MiB", 2 << 20, "size", ""},
		{"2GiB", 2 << 30, "size", ""},
		{"2TiB", 2 << 40, "size", ""},
		{"2PiB", 2 << 50, "size", ""},
		{"8bit", 1, "size", ""},
		{"8Kbit", 1000, "size", ""},
		{"8Mbit", 1e6, "size", ""},
		{"8Gbit", 1e9, "size", ""},
		{"400Mbit/s", 50e6, "throughput", ""},
		{"86.4GB/d", 1e6, "throughput", ""},

		{"5ns", 5e-9, "duration", ""},
		{"5us", 5e-6, "duration", ""},
		{"5\u00b5s", 5e-6, "duration", ""},
		{"5\u03bcs", 5e-6, "duration", ""},
		{"800ms", 0.8, "duration", ""},
		{"2s", 2, "duration", ""},
		{"5min", 300, "duration", ""},
		{"5 min", 300, "duration", ""},
		{"2h", 7200, "duration", ""},
		{"30d", 2592000, "duration", ""},
		{"1w", 604800, "duration", ""},
		{"7month", 210 * 86400, "duration", ""},
		{"7y", 7 * 365 * 86400, "duration", ""},

		{"99.95%", 0.9995, "share", ""},
		{"99.999 %", 0.99999, "share", ""},
		{"120%", 1.2, "share", ""},
		{"8%/month", 0.08 / (30 * 86400), "growth", ""},

		{"$2100", 2100, "money", "$"},
		{"-$5", -5, "money", "$"},
		{"USD 5", 5, "money", "$"},
		{"€12", 12, "money", "EUR"},
		{"EUR 12", 12, "money", "EUR"},
		{"£ 3", 3, "money", "GBP"},
		{"JPY 10k", 10000, "money", "JPY"},
		{"$0.40/M", 0.4e-6, "money", "$"},
		{"$0.20/1M", 0.2e-6, "money", "$"},
		{"$5/1_000", 0.005, "money", "$"},
		{"$0.17/h", 0.17 / 3600, "cost", "$"},
		{"$2100/month", 2100. / (730 * 3600), "cost", "$"},
		{"$25200/y", 2100. / (730 * 3600), "cost", "$"},
		{"EUR 12/month", 12. / (730 * 3600), "cost", "EUR"},
		{"$0.09/GB", 0.09e-9, "transfer cost", "$"},
		{"$0.023/GB/month", 0.023e-9 / (730 * 3600), "storage cost", "$"},
		{"$0.023/month/GB", 0.023e-9 / (730 * 3600), "storage cost", "$"},
	} {
		q, err := Parse(test.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
			continue
		}
		if !near(q.Value, test.value, 1e-15) {
			t.Errorf("Parse(%q) = %v, want %v", test.text, q.Value, test.value)
		}
		if err := q.Is(test.sort); err != nil {
			t.Errorf("Parse(%q) %v", test.text, err)
		}
		if q.Currency != test.currency {
			t.Errorf("Parse(%q) is in %q, want %q", test.text, q.Currency, test.currency)
		}
		if want := strings.TrimSpace(test.text); q.String() != want || !q.Known() {
			t.Errorf("Parse(%q) is %v, known %v", test.text, q, q.Known())
		}
	}
}

// Powers of ten must not cost a digit: rules compare such values.
func TestParseIsExactForPowersOfTen(t *testing.T) {
	for text, want := range map[string]float64{
		"99.95%": 0.9995, "99.999%": 0.99999, "0.07%": 0.0007, "35ms": 0.035, "1.1us": 1.1e-6,
		"1.1KB": 1100, "4.35k": 4350, "$0.40/M": 4e-7, "$0.09/GB": 9e-11,
	} {
		if q, err := Parse(text); err != nil || q.Value != want {
			t.Errorf("Parse(%q) = %v, %v, want exactly %v", text, q.Value, err, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct {
		text   string
		offset int
		msg    string // part of the message
		hint   string // part of the hint
	}{
		{"", 0, "nothing", "5k/s"},
		{" \t", 0, "nothing", "5k/s"},
		{"5m", 1, `"m" is not a unit`, "min or month?"},
		{"5 m", 2, `"m" is not a unit`, "min or month?"},
		{"5/m", 2, `"m" is not a unit`, "min or month?"},
		{"5K", 1, `"K"`, "k (thousand) or KB (size)"},
		{"5T", 1, `"T"`, "1000G"},
		{"2kb", 1, `"kb"`, "KB (bytes) or Kbit (bits)"},
		{"2kB", 1, `"kB"`, "did you mean KB?"},
		{"2Mb", 1, `"Mb"`, "MB (bytes) or Mbit (bits)"},
		{"2gb", 1, `"gb"`, "GB (bytes) or Gbit (bits)"},
		{"2Gi", 1, `"Gi"`, "GiB"},
		{"2kib", 1, `"kib"`, "KiB"},
		{"2bytes", 1, `"bytes"`, "did you mean B?"},
		{"400Mbps", 3, `"Mbps"`, "Mbit/s"},
		{"5 rps", 2, `"rps"`, "5/s"},
		{"600 rps", 4, `"rps"`, "write 600/s"},
		{"30 RPM", 3, `"RPM"`, "write 30/min"},
		{"5sec", 1, `"sec"`, "did you mean s?"},
		{"5 Seconds", 2, `"Seconds"`, "did you mean s?"},
		{"5 hours", 2, `"hours"`, "did you mean h?"},
		{"5/hour", 2, `"hour"`, "did you mean h?"},
		{"5 days", 2, `"days"`, "did you mean d?"},
		{"3 months", 2, `"months"`, "did you mean month?"},
		{"5 years", 2, `"years"`, "did you mean y?"},
		{"5MS", 1, `"MS"`, "did you mean ms?"},
		{"40 million", 3, `"million"`, "did you mean M?"},
		{"5 percent", 2, `"percent"`, "did you mean %?"},
		{"600 req/s", 4, `"req"`, "leave out what is counted"},
		{"2GBs", 1, `"GBs"`, "did you mean GB?"},
		{"5 furlongs", 2, `"furlongs"`, "units are"},
		{"0x10", 1, `"x10"`, "units are"},
		{"NaN", 0, `"NaN" is not a number`, "starts with a number"},
		{"-Inf", 1, `"Inf" is not a number`, "starts with a number"},
		{"peak", 0, `"peak" is not a number`, "starts with a number"},
		{"-", 1, "a number is missing", "5k/s"},
		{"+5", 0, "unexpected +", "leave the + out"},
		{"\u22125", 0, "not a minus sign", "write -"},
		{"?", 0, `unexpected "?"`, "starts with a number"},
		{"\xff", 0, `unexpected "\xff"`, "starts with a number"},
		{"1,000", 1, "comma", "write 1_000, or 1.000"},
		{"1,5", 1, "comma", "write 1.5"},
		{"1,", 1, "comma", "without commas"},
		{"1__0", 1, "underscore", "1_000"},
		{"1_", 1, "underscore", "1_000"},
		{"1._5", 1, "no digit behind the point", ""},
		{"5.", 1, "no digit behind the point", ""},
		{"1.2.3", 3, "second point", ""},
		{"1e400", 1, "exponent", "250"},
		{"1e99999999999999999999", 1, "exponent", "250"},
		{"1e249M", 0, "too large", ""},
		{"1e-250%", 0, "too small", ""},
		{"5/", 2, "missing", "5k/s"},
		{"5/fortnight", 2, `"fortnight"`, "rates are per s"},
		{"5/k", 2, "per k", "5k/s"},
		{"5/s/s", 4, "per s", "5k/s"},
		{"5KB/MB", 4, "per MB", "20MB/s"},
		{"5s/h", 3, "per h", ""},
		{"3/10s", 2, `"10s"`, "rates are per s"},
		{"5 /s", 2, "space before the slash", "without spaces"},
		{"5/ s", 2, "space behind the slash", "without spaces"},
		{"5k%", 2, `unexpected "%"`, "one number with one unit"},
		{"1h 30min", 3, `unexpected "30min"`, "one number with one unit"},
		{"5 * 3", 2, `unexpected "* 3"`, "one number with one unit"},
		{"$", 1, "a number is missing", ""},
		{"$-5", 1, "sign is behind", "write -$5"},
		{"$5 GB", 3, "money has no unit GB", "$5/GB"},
		{"$5/GB/MB", 6, "per MB", ""},
		{"$5/1000/GB", 8, "per GB", ""},
		{"$5/0", 3, "a price is per count", "$0.40/M"},
		{"$5/10GB", 3, "a price is per count", "$0.09/GB"},
		{"$5/1,000", 4, "comma", "1_000"},
		{"12€", 2, "behind the number", "EUR 12"},
		{"12 EUR", 3, "behind the number", "write EUR first"},
		{"EUR12", 0, "no space", "write EUR 12"},
		{"¥5", 0, "two currencies", "JPY"},
		{strings.Repeat("1", maxLength+1), maxLength, "longer than", ""},
	} {
		_, err := Parse(test.text)
		checkSyntaxError(t, "Parse", test.text, err, test.offset, test.msg, test.hint)
	}
}

func checkSyntaxError(t *testing.T, what, text string, err error, offset int, msg, hint string) {
	t.Helper()
	var fault *SyntaxError
	if !errors.As(err, &fault) {
		t.Errorf("%s(%q): %v, want a *SyntaxError", what, excerpt(text), err)
		return
	}
	if fault.Offset != offset {
		t.Errorf("%s(%q): %v: at %d, want %d", what, excerpt(text), err, fault.Offset, offset)
	}
	if !strings.Contains(fault.Msg, msg) || !strings.Contains(fault.Hint, hint) {
		t.Errorf("%s(%q): %q; %q, want %q; %q", what, excerpt(text), fault.Msg, fault.Hint, msg, hint)
	}
}

func TestUnit(t *testing.T) {
	for text, want := range map[string]string{
		"ms": "1ms", "%": "1%", "GB": "1GB", "/s": "1/s", "$/month": "$1/month", "EUR/month": "EUR 1/month",
		"$": "$1", "EUR": "EUR 1", "k": "1k", "Mbit/s": "1Mbit/s", " ms ": "1ms",
	} {
		got, err := Unit(text)
		if err != nil {
			t.Errorf("Unit(%q): %v", text, err)
			continue
		}
		q := mustParse(t, want)
		if got.Value != q.Value || got.Dim != q.Dim || got.Currency != q.Currency {
			t.Errorf("Unit(%q) = %v, want %v", text, got, want)
		}
	}
	checkUnitError := func(text string, offset int, msg, hint string) {
		_, err := Unit(text)
		checkSyntaxError(t, "Unit", text, err, offset, msg, hint)
	}
	checkUnitError("", 0, "not a unit", "$/month")
	checkUnitError("5ms", 0, "not a unit", "$/month")
	checkUnitError("sec", 0, `"sec"`, "did you mean s?")
	checkUnitError(" $/mo", 3, `"mo"`, "did you mean month?")
	checkUnitError("EUR/m", 4, `"m"`, "min or month?")
}

func TestReserved(t *testing.T) {
	for name, want := range map[string]bool{"s": true, "month": true, "M": true, "ceil": true, "min": true, "peak": false, "": false} {
		if got := Reserved(name); got != want {
			t.Errorf("Reserved(%q) = %v", name, got)
		}
	}
}

func mustParse(t *testing.T, text string) Quantity {
	t.Helper()
	q, err := Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return q
}

// near reports whether a and b differ by no more than the share relative of the larger one.
func near(a, b, relative float64) bool {
	return a == b || math.Abs(a-b) <= relative*math.Max(math.Abs(a), math.Abs(b))
}
