package main

import (
	_ "embed" // stages.yaml
	"errors"
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/kwok/kustomize/stage/node/fast"
	heartbeat "sigs.k8s.io/kwok/kustomize/stage/node/heartbeat-with-lease"
	podfast "sigs.k8s.io/kwok/kustomize/stage/pod/fast"
	"sigs.k8s.io/kwok/pkg/apis/internalversion"
	"sigs.k8s.io/kwok/pkg/config"
)

//go:embed stages.yaml
var ownStages string

// stageTexts are the stages of nodes and pods, each a YAML document: KWOK's own for nodes and for
// becoming ready, ours for how pods end.
func stageTexts() ([]string, error) {
	ready, err := withoutAddresses(podfast.DefaultPodReady)
	if err != nil {
		return nil, err
	}
	texts := []string{fast.DefaultNodeInit, heartbeat.DefaultNodeHeartbeatWithLease, ready}
	return append(texts, strings.Split(ownStages, "\n---\n")...), nil
}

// withoutAddresses takes the pod's addresses out of KWOK's stage for becoming ready: handing them
// out races with the watch, and one pod in 2,000 stayed Running for ever.
func withoutAddresses(stage string) (string, error) {
	before, after, found := strings.Cut(stage, "{{ $podIPs :=")
	at := strings.Index(after, "phase: Running")
	if !found || at < 0 {
		return "", errors.New("KWOK's stage pod-ready is not as this program knows it; compare withoutAddresses with the new version")
	}
	return before + after[at:], nil
}

// loadStages parses the stages and groups them by what they are for.
func loadStages() (map[internalversion.StageResourceRef][]*internalversion.Stage, error) {
	texts, err := stageTexts()
	if err != nil {
		return nil, err
	}
	stages := map[internalversion.StageResourceRef][]*internalversion.Stage{}
	for _, text := range texts {
		stage, err := config.UnmarshalWithType[*internalversion.Stage](text)
		if err != nil {
			return nil, fmt.Errorf("could not read a stage: %w\n%s", err, text)
		}
		stages[stage.Spec.ResourceRef] = append(stages[stage.Spec.ResourceRef], stage)
	}
	return stages, nil
}

// printStages is "testcluster stages".
func printStages(out io.Writer) error {
	texts, err := stageTexts()
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, strings.Join(texts, "\n---\n"))
	return err
}
