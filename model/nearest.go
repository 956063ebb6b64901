package model

import (
	"slices"
	"strings"
)

// mostCompared is with how many words a word is compared; a study has fewer of a sort.
const mostCompared = 500

// shortestStart is how many letters of a word must be written for it to be known by them.
const shortestStart = 3

// Nearest returns the word that somebody who wrote the given one may have meant, or "".
func Nearest(wrote string, words []string) string {
	best, least := "", 1+len([]rune(wrote))/3
	folded := fold(wrote)
	words = slices.Sorted(slices.Values(words[:min(len(words), mostCompared)]))
	for _, word := range words {
		if word == wrote || word == "" {
			continue
		}
		d := editDistance(folded, fold(word))
		if d <= least && d < len([]rune(wrote)) && (best == "" || d < least) {
			best, least = word, d
		}
	}
	if best == "" && len(wrote) >= shortestStart {
		for _, word := range words {
			if strings.HasPrefix(fold(word), folded) {
				return word
			}
		}
	}
	return best
}

// didYouMean returns a hint at the nearest word, or "".
func didYouMean(wrote string, words []string) string {
	if near := Nearest(wrote, words); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return ""
}

// fold makes spellings alike that differ only in case and in how words are joined.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == ' ' {
			return '-'
		}
		return r
	}, strings.ToLower(s))
}

// longestCompared bounds the work on one word; nobody mistypes an id of that length by a letter.
const longestCompared = 40

// editDistance counts the insertions, deletions, replacements and swaps of neighbours that turn a
// into b.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > longestCompared || len(t) > longestCompared {
		return longestCompared
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			row[j] = min(row[j-1]+1, last[j]+1, last[j-1]+change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
