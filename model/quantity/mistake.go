package quantity

import (
	"regexp"
	"strings"
)

const unitList = "units are k M G, %, B KB MB GB TB PB, KiB MiB GiB TiB PiB, bit Kbit Mbit Gbit, " +
	"ns us ms s min h d w month y"

// mistaken tells what was meant by words that are no units.
var mistaken = map[string]string{
	"m":    "min or month?",
	"K":    "did you mean k (thousand) or KB (size)?",
	"b":    "did you mean B (bytes) or bit?",
	"bits": "did you mean bit?",
	"x":    "write * to multiply",
	"T":    "write a million millions as 1000G",

	"percent": "did you mean %?", "pct": "did you mean %?",
	"byte": "did you mean B?", "bytes": "did you mean B?", "Bytes": "did you mean B?",

	"Mb": "did you mean MB (bytes) or Mbit (bits)?",
	"mb": "did you mean MB (bytes) or Mbit (bits)?",
	"Gb": "did you mean GB (bytes) or Gbit (bits)?",
	"gb": "did you mean GB (bytes) or Gbit (bits)?",
	"Kb": "did you mean KB (bytes) or Kbit (bits)?",
	"kb": "did you mean KB (bytes) or Kbit (bits)?",
	"Ki": "did you mean KiB?", "Mi": "did you mean MiB?", "Gi": "did you mean GiB?", "Ti": "did you mean TiB?",

	"bps":  "did you mean bit/s?",
	"kbps": "did you mean Kbit/s?", "Kbps": "did you mean Kbit/s?",
	"mbps": "did you mean Mbit/s?", "Mbps": "did you mean Mbit/s?", "MBps": "did you mean MB/s?",
	"gbps": "did you mean Gbit/s?", "Gbps": "did you mean Gbit/s?", "GBps": "did you mean GB/s?",
	"rps": "write 5/s", "qps": "write 5/s", "tps": "write 5/s", "rpm": "write 5/min",
	"RPS": "write 5/s", "QPS": "write 5/s", "TPS": "write 5/s", "RPM": "write 5/min",

	"thousand": "did you mean k?",
	"mil":      "did you mean M?", "mio": "did you mean M?", "mn": "did you mean M?", "million": "did you mean M?",
	"bn": "did you mean G?", "billion": "did you mean G?", "milliard": "did you mean G?",

	"nsec": "did you mean ns?", "usec": "did you mean us?", "msec": "did you mean ms?",
	"sec": "did you mean s?", "second": "did you mean s?",
	"mins": "did you mean min?", "minute": "did you mean min?",
	"hr": "did you mean h?", "hour": "did you mean h?",
	"day": "did you mean d?",
	"wk":  "did you mean w?", "week": "did you mean w?",
	"mo": "did you mean month?", "mon": "did you mean month?",
	"yr": "did you mean y?", "year": "did you mean y?",
}

// meant returns a hint at the unit that somebody meant who wrote word, and "" where it is like none.
func meant(word string) string {
	if hint, ok := mistaken[word]; ok {
		return hint
	}
	for _, name := range foldable {
		if strings.EqualFold(name, word) || name+"s" == word {
			return "did you mean " + name + "?"
		}
	}
	lower := strings.ToLower(word)
	if hint, ok := mistaken[lower]; ok {
		return hint
	}
	return mistaken[strings.TrimSuffix(lower, "s")]
}

// foldable lists the units that people write in the wrong case.
var foldable = []string{
	"KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB", "bit", "Kbit", "Mbit", "Gbit",
	"G", "ns", "us", "ms", "s", "min", "h", "d", "w", "month", "y",
}

// unknownUnit says what is wrong with the word behind a number.
func (sc *scanner) unknownUnit(start int, word string) *SyntaxError {
	if isCurrencyCode(word) && mistaken[word] == "" {
		return currencyBehind(start, word)
	}
	hint := withNumber(meant(word), sc.text[:start])
	if hint == "" && sc.inExpression && isSpace(sc.text[start-1]) {
		hint = "put an operator before " + excerpt(word) + ", or a unit"
	}
	if hint == "" && sc.peek() == '/' {
		hint = "leave out what is counted, as 600/s"
	}
	if hint == "" {
		hint = unitList
	}
	return faultAt(start, hint, "%q is not a unit", excerpt(word))
}

// numberBefore is the number at the end of a text.
var numberBefore = regexp.MustCompile(`[0-9][0-9_.]*[ \t]*$`)

// withNumber puts the number that was written into a hint at how rates are written.
func withNumber(hint, before string) string {
	unit, ok := strings.CutPrefix(hint, "write 5/")
	number := strings.TrimSpace(numberBefore.FindString(before))
	if !ok || number == "" || excerpt(number) != number {
		return hint
	}
	return "write " + number + "/" + unit
}

func currencyBehind(start int, currency string) *SyntaxError {
	return faultAt(start, "write "+currency+" first, as EUR 12 or $12", "the currency is behind the number")
}

// badDenominator says what is wrong with the word behind a slash.
func badDenominator(start int, word string, isUnit bool, rest string) *SyntaxError {
	const hint = "rates are per s, min, h, d, w, month or y, as 5k/s"
	switch {
	case isUnit:
		return faultAt(start, "write a rate as 5k/s, a throughput as 20MB/s, a price as $0.023/GB/month",
			"this cannot be per %s", word)
	case word == "":
		if strings.HasPrefix(rest, " ") {
			return faultAt(start, "write it without spaces, as 5k/s", "there is a space behind the slash")
		}
		return faultAt(start, hint, "the unit behind the slash is missing")
	}
	if m := meant(word); m != "" {
		return faultAt(start, m, "%q is not a unit", excerpt(word))
	}
	return faultAt(start, hint, "%q is not a unit", excerpt(word))
}
