package place

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"testing"
)

func TestFrames(t *testing.T) {
	var stream bytes.Buffer
	bodies := [][]byte{{}, []byte("a"), bytes.Repeat([]byte("long"), 1<<18)}
	for _, body := range bodies {
		if err := writeFrame(&stream, body); err != nil {
			t.Fatal(err)
		}
	}
	for _, body := range bodies {
		got, err := readFrame(&stream)
		if err != nil || !bytes.Equal(got, body) {
			t.Errorf("got %d bytes, %v; want %d", len(got), err, len(body))
		}
	}
	if _, err := readFrame(&stream); err != io.EOF {
		t.Errorf("at the end got %v, want io.EOF", err)
	}
}

func TestBrokenFrames(t *testing.T) {
	for _, text := range []string{"\x00", "\x00\x00\x00", "\x00\x00\x00\x05abcd", "\x03\xff\xff\xff", "\xff\xff\xff\xffabc"} {
		if _, err := readFrame(bytes.NewReader([]byte(text))); err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%q: got %v, want that it is broken", text, err)
		}
	}
}

func FuzzFrame(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x0bk\x00\x00\x00\x00\x00\x00\x00\x01{}"))
	f.Add([]byte("\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		body, err := readFrame(bytes.NewReader(stream))
		if err != nil {
			return
		}
		if len(body) > len(stream) {
			t.Fatalf("%d bytes out of %d", len(body), len(stream))
		}
		answer, err := decodeReply(body)
		if err != nil {
			return
		}
		if again, err := decodeReply(answer.encode()); err != nil || !reflect.DeepEqual(again, answer) {
			t.Fatalf("%+v became %+v, %v", answer, again, err)
		}
	})
}
