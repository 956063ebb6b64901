package place

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Worker and parent talk in frames: four bytes with the length of what follows, most significant
// first, and that.
const (
	maxFrame  = 64 << 20 // the largest frame, in bytes without its length
	frameHead = 4
)

// writeFrame writes one frame.
func writeFrame(w io.Writer, body []byte) error {
	if len(body) > maxFrame {
		return fmt.Errorf("a frame of %d bytes is too large", len(body))
	}
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, frameHead+len(body)), uint32(len(body)))
	_, err := w.Write(append(frame, body...))
	return err
}

// readFrame reads one frame. Its error is io.EOF only where there is no further frame. It takes
// memory only for what has come, whatever the frame says of its length.
func readFrame(r io.Reader) ([]byte, error) {
	var head [frameHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > maxFrame {
		return nil, fmt.Errorf("a frame of %d bytes is too large", size)
	}
	body, err := io.ReadAll(io.LimitReader(r, int64(size)))
	if err == nil && len(body) < int(size) {
		err = io.ErrUnexpectedEOF
	}
	return body, err
}

// A reply is what a worker answers: the engine's answer, or what went wrong, and the worker's
// memory. The first one comes unasked and says that the worker is ready.
type reply struct {
	ok     bool
	last   bool   // the worker ends after this one
	memory uint64 // what the worker has taken from the system, in bytes
	text   []byte // the engine's answer, or an error message
}

const (
	replyHead  = 1 + 8
	replyOK    = 'k'
	replyLast  = 'l'
	replyError = 'e'
)

var errReply = errors.New("no reply of a layout worker")

// encode returns the frame body for r.
func (r reply) encode() []byte {
	kind := byte(replyError)
	switch {
	case r.ok && r.last:
		kind = replyLast
	case r.ok:
		kind = replyOK
	}
	body := append(make([]byte, 0, replyHead+len(r.text)), kind)
	body = binary.BigEndian.AppendUint64(body, r.memory)
	return append(body, r.text...)
}

// decodeReply returns the reply in a frame body.
func decodeReply(body []byte) (reply, error) {
	if len(body) < replyHead || bytes.IndexByte([]byte{replyOK, replyLast, replyError}, body[0]) < 0 {
		return reply{}, errReply
	}
	return reply{
		ok:     body[0] != replyError,
		last:   body[0] != replyOK,
		memory: binary.BigEndian.Uint64(body[1:replyHead]),
		text:   body[replyHead:],
	}, nil
}
