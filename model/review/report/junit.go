package report

import (
	"encoding/xml"
	"strings"

	"casebook/model/review"
)

// The elements of JUnit's form, as the schemas of Ant and of Jenkins both have them.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string      `xml:"name,attr"`
		Package    string      `xml:"package,attr"`
		ID         int         `xml:"id,attr"`
		Tests      int         `xml:"tests,attr"`
		Failures   int         `xml:"failures,attr"`
		Errors     int         `xml:"errors,attr"`
		Skipped    int         `xml:"skipped,attr"`
		Time       string      `xml:"time,attr"`
		Timestamp  string      `xml:"timestamp,attr"`
		Host       string      `xml:"hostname,attr"`
		Properties struct{}    `xml:"properties"`
		Cases      []junitCase `xml:"testcase"`
		Out        string      `xml:"system-out"`
		Err        string      `xml:"system-err"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Time    string        `xml:"time,attr"`
		Skipped *junitSkipped `xml:"skipped"`
		Error   *junitFault   `xml:"error"`
		Failure *junitFault   `xml:"failure"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
	junitFault struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// someDay stands where a time must be and none is known.
const someDay = "1970-01-01"

// JUnit returns the findings as results of tests: a suite a study, in it a test for each finding, and one
// for each rule that found nothing. What is as bad as FailOn fails, what is accepted is skipped, and
// what is less bad than FailOn passes, with its message in the suite's output, as are missing facts.
func (r *Report) JUnit() ([]byte, error) {
	var all junitSuites
	for i := range r.Studies {
		s := &r.Studies[i]
		suite := r.suite(i, s.path())
		for _, rule := range review.Rules() {
			if rule.ID != missingFact {
				r.testRule(&suite, s, rule)
			}
		}
		for _, l := range s.lacks() {
			suite.Out += xmlText(missingFact+": "+l.told(mostRows)) + "\n"
		}
		all.Suites = append(all.Suites, suite)
	}
	if len(r.Unread) > 0 {
		suite := r.suite(len(r.Studies), "not reviewed")
		for _, err := range r.Unread {
			e := place(err)
			suite.add(junitCase{Name: xmlText(err.Error()), Error: &junitFault{Type: "unread", Message: xmlText(e.Msg), Text: xmlText(e.Hint)}})
		}
		all.Suites = append(all.Suites, suite)
	}
	data, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(data, '\n')...), nil
}

// suite returns the suite of a file, without tests.
func (r *Report) suite(id int, file string) junitSuite {
	day := r.Today
	if day == "" {
		day = someDay
	}
	return junitSuite{Name: xmlText(file), Package: "casebook", ID: id, Time: "0", Timestamp: day + "T00:00:00", Host: "localhost"}
}

// testRule adds the tests of a rule.
func (r *Report) testRule(suite *junitSuite, s *Study, rule *review.Rule) {
	found := false
	for i := range s.Findings {
		f := &s.Findings[i]
		if f.Rule != rule {
			continue
		}
		found = true
		e := entry{f, s}
		c := junitCase{Name: xmlText(f.ID())}
		switch {
		case f.Accepted != nil:
			c.Skipped = &junitSkipped{xmlText(justification(f.Accepted))}
		case r.fails(f):
			c.Failure = &junitFault{Type: word(f.Severity), Message: xmlText(f.Message), Text: xmlText(e.where() + ": " + f.Message + "\n" + rule.Fix)}
		default:
			suite.Out += xmlText(word(f.Severity)+": "+e.where()+": "+rule.ID+": "+f.Message) + "\n"
		}
		suite.add(c)
	}
	if !found {
		suite.add(junitCase{Name: title(rule)})
	}
}

// add adds a test and counts it.
func (s *junitSuite) add(c junitCase) {
	c.Class, c.Time = s.Name, "0"
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Skipped != nil:
		s.Skipped++
	case c.Error != nil:
		s.Errors++
	case c.Failure != nil:
		s.Failures++
	}
}

// xmlText returns s without what no XML document may hold. Escaping what has a meaning there is the
// encoder's.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', 0x20 <= r && r < 0xd800, 0xe000 <= r && r < 0xfffe, r >= 0x10000:
			return r
		}
		return '\ufffd'
	}, s)
}
