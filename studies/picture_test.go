package studies

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/book"
	"casebook/render/deck"
	"casebook/render/layout/place"
	"casebook/render/svg"
	"casebook/render/view"
)

var update = flag.Bool("update", false, "draw the pictures in the README anew")

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// TestPictures checks that the pictures in the README are what the program draws today.
func TestPictures(t *testing.T) {
	studio := book.OpenStudio(0)
	t.Cleanup(func() {
		if err := studio.Close(); err != nil {
			t.Error(err)
		}
	})
	for file, from := range map[string]struct{ study, view, theme string }{
		"pictures/payment-gateway.svg":      {"payment-gateway", "components", ""},
		"pictures/payment-gateway-dark.svg": {"payment-gateway", "flow/authorise", "dark"},
	} {
		data, err := Library.ReadFile(from.study + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		s, err := model.Load(from.study+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		s.Theme = from.theme
		got, _, err := studio.Draw(t.Context(), view.Of(s), from.view)
		if err != nil {
			t.Fatal(err)
		}
		checkPicture(t, file, got)
	}
}

// TestSlidePicture checks that the slide in the README is what the program makes today.
func TestSlidePicture(t *testing.T) {
	data, err := Library.ReadFile("payment-gateway.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.Load("payment-gateway.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Analyze(t.Context(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	slides, err := deck.Pick(deck.All(a, nil), &model.Deck{Order: []string{"numbers"}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := svg.Bytes(deck.Sheets(&deck.Deck{Title: s.Title, Slides: slides})[0], svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPicture(t, "pictures/payment-gateway-slide.svg", got)
}

// checkPicture compares a picture with the file that has it.
func checkPicture(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what is drawn today: go test ./studies -update, and look at it", file)
	}
}
