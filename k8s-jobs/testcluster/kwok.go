package main

import (
	"context"
	"fmt"
	"net"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/utils/clock"
	"sigs.k8s.io/kwok/pkg/client/clientset/versioned"
	"sigs.k8s.io/kwok/pkg/kwok/controllers"
	"sigs.k8s.io/kwok/pkg/utils/client"
)

// fakeAnnotation marks the nodes that KWOK plays.
const (
	fakeAnnotation      = "kwok.x-k8s.io/node"
	fakeAnnotationValue = "fake"
)

// startKWOK plays the fake nodes and their pods until ctx ends. It is never restarted within a
// cluster: its leases on the nodes run for 40 s. A server for the logs of the pods comes with it.
func startKWOK(ctx context.Context, s state) error {
	stages, err := loadStages()
	if err != nil {
		return err
	}
	clients, err := client.NewClientset("", s.kubeconfig())
	if err != nil {
		return err
	}
	restConfig, err := clients.ToRESTConfig()
	if err != nil {
		return err
	}
	dynamicClient, err := clients.ToDynamicClient()
	if err != nil {
		return err
	}
	mapper, err := clients.ToRESTMapper()
	if err != nil {
		return err
	}
	restClient, err := rest.RESTClientFor(restConfig)
	if err != nil {
		return err
	}
	typed, err := kubernetes.NewForConfig(restConfig)
	if err != nil {
		return err
	}
	typedKWOK, err := versioned.NewForConfig(restConfig)
	if err != nil {
		return err
	}
	id, err := controllers.Identity()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	serveFakeLogs(ctx, s, listener, typed)
	controller, err := controllers.NewController(controllers.Config{
		Clock:                             clock.RealClock{},
		DynamicClient:                     dynamicClient,
		RESTClient:                        restClient,
		RESTMapper:                        mapper,
		ImpersonatingDynamicClient:        clients.ToImpersonatingDynamicClient(),
		ImpersonatingTypedClient:          clients.ToImpersonatingTypedClient(),
		TypedClient:                       typed,
		TypedKwokClient:                   typedKWOK,
		ManageNodesWithAnnotationSelector: fakeAnnotation + "=" + fakeAnnotationValue,
		CIDR:                              "10.87.0.1/16",
		NodeIP:                            "127.0.0.1",
		NodePort:                          listener.Addr().(*net.TCPAddr).Port,
		LocalStages:                       stages,
		PodPlayStageParallelism:           8,
		NodePlayStageParallelism:          4,
		NodeLeaseDurationSeconds:          40,
		NodeLeaseParallelism:              4,
		PodsOnNodeSyncParallelism:         4,
		EnablePodsOnNodeSyncListPager:     true,
		ID:                                id,
	})
	if err != nil {
		return fmt.Errorf("KWOK refuses its configuration: %w", err)
	}
	if err := controller.Start(ctx); err != nil {
		return fmt.Errorf("KWOK did not start: %w", err)
	}
	return nil
}
