// Package queueing says how long requests wait for a server, from how many come and how long each
// takes. Times are in seconds, rates per second.
//
// It takes arrivals without memory, unless told how they vary, and a steady state: there is none if
// as much or more comes in than can be served, and that is ErrOverload and no number.
package queueing

import (
	"errors"
	"fmt"
	"math"
)

// ErrOverload says that the load is at least what the servers can do, so that the queue grows.
var ErrOverload = errors.New("as much or more comes in than the servers can do: the queue grows without end")

// mostServers is how many servers a queue has; the recursion takes a step for each.
const mostServers = 1e7

// Queue is one line in front of servers that are all alike: the first request in it gets the first
// server that is free.
type Queue struct {
	Arrivals float64 // requests per second
	Service  float64 // mean time that a server spends on one
	Servers  int

	// Squared coefficients of variation, of the times between arrivals and of the service times. Both
	// are 1 for an exponential law, and 0 when all times are the same.
	ArrivalVariation, ServiceVariation float64
}

// MMC returns a queue in which the times between arrivals and the service times are exponential.
func MMC(arrivals, service float64, servers int) Queue {
	return Queue{Arrivals: arrivals, Service: service, Servers: servers, ArrivalVariation: 1, ServiceVariation: 1}
}

// Load returns how many servers are busy on average: by Little's law, arrivals times service time.
func (q Queue) Load() float64 { return q.Arrivals * q.Service }

// Utilisation returns the share of the servers that is busy. It is 1 or more under overload.
func (q Queue) Utilisation() float64 { return q.Load() / float64(q.Servers) }

// Split returns the queue that each of n separate groups of servers has when a balancer gives each
// request to any of them by chance. Each has the servers of q and its share of the arrivals: n queues
// of m servers wait longer than one of n times m, as one group may be idle while requests wait at
// another.
func (q Queue) Split(n int) Queue {
	k := float64(n)
	q.Arrivals /= k
	q.ArrivalVariation = float64(q.ArrivalVariation/k) + float64((k-1)/k) // the more ways, the less memory
	return q
}

// Wait is how long requests are in a queue before they are served.
type Wait struct {
	Chance float64 // that a request waits at all
	Mean   float64 // of those that wait; their time is exponential
}

// Wait returns how long requests wait, by Erlang's formula. Other laws than the exponential are taken
// into account by the correction of Allen and Cunneen.
func (q Queue) Wait() (Wait, error) {
	if err := q.check(); err != nil {
		return Wait{}, err
	}
	c, err := ErlangC(q.Servers, q.Load())
	if err != nil {
		return Wait{}, err
	}
	correction := (q.ArrivalVariation + q.ServiceVariation) / 2
	return Wait{Chance: c, Mean: correction * q.Service / (float64(q.Servers) - q.Load())}, nil
}

func (q Queue) check() error {
	for _, v := range []struct {
		what  string
		value float64
	}{
		{"the rate of arrivals", q.Arrivals}, {"the service time", q.Service},
		{"the variation of arrivals", q.ArrivalVariation}, {"the variation of service", q.ServiceVariation},
	} {
		if !(v.value >= 0) || math.IsInf(v.value, 1) {
			return fmt.Errorf("%s is %v", v.what, v.value)
		}
	}
	return nil
}

// Average returns the mean wait of all requests.
func (w Wait) Average() float64 { return w.Chance * w.Mean }

// Exceeds returns the share of requests that wait longer than t.
func (w Wait) Exceeds(t float64) float64 {
	switch {
	case t < 0:
		return 1
	case w.Mean == 0:
		return 0
	}
	return w.Chance * math.Exp(-t/w.Mean)
}

// Quantile returns the time that the share p of requests does not wait longer than; p is between 0
// and 1.
func (w Wait) Quantile(p float64) float64 {
	if w.Chance == 0 || w.Mean == 0 {
		return 0
	}
	return math.Max(0, w.Mean*math.Log(w.Chance/(1-p)))
}

// ErlangB returns the chance that all servers are busy, when requests that find them so go away. The
// load is the mean number of servers that would be busy if there were enough.
func ErlangB(servers int, load float64) (float64, error) {
	if servers < 1 || servers > mostServers {
		return 0, fmt.Errorf("%d servers: the number is from 1 to %.0f", servers, float64(mostServers))
	}
	if !(load >= 0) || math.IsInf(load, 1) {
		return 0, fmt.Errorf("the load is %v", load)
	}
	b := 1.0
	for k := 1; k <= servers; k++ { // the form with factorials overflows at 170 servers
		v := float64(load * b)
		b = v / (float64(k) + v)
	}
	return b, nil
}

// ErlangC returns the chance that all servers are busy, when requests that find them so wait.
func ErlangC(servers int, load float64) (float64, error) {
	b, err := ErlangB(servers, load)
	if err != nil {
		return 0, err
	}
	rho := load / float64(servers)
	if rho >= 1 {
		return 0, ErrOverload
	}
	return b / (1 - float64(rho*(1-b))), nil
}
