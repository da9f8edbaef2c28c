package main

import (
	"context"
	"fmt"
	"sync"
)

// switchable is a part of a cluster that can be stopped and started again while the rest lives.
type switchable struct {
	name string
	// begin starts it and returns when it is ready. It ends with the context; then the channel is closed.
	begin func(ctx context.Context) (<-chan struct{}, error)

	changing sync.Mutex // held by start and stop
	end      func()     // nil while it does not run
}

// start starts it and returns when it is ready. ctx is the cluster's.
func (s *switchable) start(ctx context.Context) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	if s.end != nil {
		return fmt.Errorf("%s runs already; stop it first", s.name)
	}
	running, cancel := context.WithCancel(ctx)
	ended, err := s.begin(running)
	if err != nil {
		cancel()
		return err
	}
	s.end = func() {
		cancel()
		<-ended
	}
	return nil
}

// stop returns when it has ended.
func (s *switchable) stop() error {
	s.changing.Lock()
	defer s.changing.Unlock()
	if s.end == nil {
		return fmt.Errorf("%s does not run; start it first", s.name)
	}
	s.end()
	s.end = nil
	return nil
}
