package review

import (
	"math"

	"casebook/model/quantity"
)

var partitionsLimitConsumers = &Rule{
	ID:       "CAP-006",
	Name:     "partitions-limit-consumers",
	Severity: Error,
	Finds:    "A stream has fewer partitions than its consumer needs replicas to keep up at 80 % use. The threshold is `batch_utilisation`.",
	Why:      "Within a group of consumers a partition is read by one of them. Those beyond the number of partitions have nothing to do, so adding consumers does not help when the lag grows.",
	Fix:      "Make more partitions while the stream is small, or a consumer that works on the messages of one partition in parallel.",

	check: func(s *subject, c *collector) {
		target := s.share("batch_utilisation", .8)
		for i := range s.figures.Demand.Connections {
			d := &s.figures.Demand.Connections[i]
			from, to := s.component(d.Connection.From), s.figures.Capacity.Component(d.Connection.To)
			if from.Kind != "stream" || to == nil || outside(to.Component) || stateful(to.Component) {
				continue
			}
			if !d.Peak.Known() || !to.One.Known() {
				c.lacks(d.Peak, from.ID, to.Component.ID)
				c.lacks(to.One, from.ID, to.Component.ID)
				continue
			}
			if !from.Partitions.Known() {
				c.unknown([]string{from.ID + ".partitions"}, from.ID, to.Component.ID)
				continue
			}
			n := math.Ceil(d.Peak.Value.Value/float64(to.One.Value.Value*target) - 1e-9)
			if n > from.Partitions.Value {
				c.find(from.Pos, "To keep up with "+text(d.Peak)+" from "+from.ID+", "+to.Component.ID+" needs "+replicas(n)+" of "+text(to.One)+
					", and only "+quantity.Format(from.Partitions)+" can read at a time, one of each partition.", from.ID, to.Component.ID)
			}
		}
	},
}
