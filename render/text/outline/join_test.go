package outline

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestJoin(t *testing.T) {
	for s, want := range map[string]string{
		"":       "",
		"API":    "API",
		"שלום":   "שלום",
		"ب":      "\ufe8f",
		"بيت":    "\ufe91\ufef4\ufe96",
		"دار":    "\ufea9\ufe8d\ufead",
		"سلام":   "\ufeb3\ufefc\ufee1",
		"لا":     "\ufefb",
		"بَيت":   "\ufe91\u064e\ufef4\ufe96",
		"پیک":    "\ufb58\ufbff\ufb8f",
		"بـ":     "\ufe91\u0640",
		"ب ب":    "\ufe8f \ufe8f",
		"شبكة":   "\ufeb7\ufe92\ufedc\ufe94",
		"منى":    "\ufee3\ufee8\ufef0",
		"على بي": "\ufecb\ufee0\ufef0 \ufe91\ufef2",
	} {
		if got := join(s); got != want {
			t.Errorf("join(%q) = %+q; want %+q", s, got, want)
		}
	}
}

func TestJoinKeepsLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("سلامبيتدارة َـ1a"))).Draw(t, "text")
		if got := norm.NFKC.String(join(s)); got != norm.NFKC.String(s) {
			t.Fatalf("join(%q) has other letters: %q", s, got)
		}
	})
}
