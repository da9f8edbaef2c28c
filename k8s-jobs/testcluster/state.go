package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// state is the directory of one cluster.
//
//	lock         held by the running program
//	kubeconfig   for every client; its user may do everything
//	registry     host:port of the registry, when there is a real node
//	control      the socket on which the running program takes commands
//	pki/         certificates and keys, new at every start
//	tokens.csv   the API server's token file
//	audit.json   what is written down of requests
//	audit.log    requests of service accounts, a JSON document a line
//	etcd/        etcd's data, empty at every start
//	node/        everything of the real node
type state struct{ directory string }

// openState makes the directory if it must, locks it and clears what an earlier run has left.
// The lock lasts as long as the returned file is open.
func openState(directory string) (state, *os.File, error) {
	directory, err := filepath.Abs(directory)
	if err != nil {
		return state{}, nil, err
	}
	s := state{directory}
	// Only the owner may look in: the key of the authority and the token are here.
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return state{}, nil, fmt.Errorf("could not create the cluster's directory: %w", err)
	}
	if err := refuseForeign(s); err != nil {
		return state{}, nil, err
	}
	lock, err := os.OpenFile(s.path("lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return state{}, nil, fmt.Errorf("could not open the cluster's lock: %w", err)
	}
	if !takeLock(lock) {
		lock.Close()
		return state{}, nil, fmt.Errorf("another cluster runs in '%s'; stop it or use another directory", directory)
	}
	for _, name := range []string{"etcd", "pki", "node", "tokens.csv", "audit.json", "audit.log", "kubeconfig", "registry", "control"} {
		if err := os.RemoveAll(s.path(name)); err != nil {
			lock.Close()
			return state{}, nil, fmt.Errorf("could not clear what an earlier cluster left: %w", err)
		}
	}
	return s, lock, nil
}

// refuseForeign refuses a directory with files in it that no cluster has used: some of them would be
// removed.
func refuseForeign(s state) error {
	entries, err := os.ReadDir(s.directory)
	if err != nil {
		return err
	}
	if _, err := os.Stat(s.path("lock")); err == nil || len(entries) == 0 {
		return nil
	}
	return fmt.Errorf("'%s' has files of something else, such as '%s'; give a new or an empty directory", s.directory, entries[0].Name())
}

// takeLock locks the file. It tries for a moment: "cluster.sh status" holds the lock while it looks.
func takeLock(lock *os.File) bool {
	for range 20 {
		if syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
			return true
		}
		time.Sleep(25 * time.Millisecond)
	}
	return false
}

// path is a path in the directory.
func (s state) path(elements ...string) string {
	return filepath.Join(append([]string{s.directory}, elements...)...)
}

// kubeconfig is the path of the file that clients use.
func (s state) kubeconfig() string { return s.path("kubeconfig") }

// existingKubeconfig is the kubeconfig of a cluster that was started before.
func existingKubeconfig(directory string) (string, error) {
	path := state{directory}.kubeconfig()
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("'%s' holds no kubeconfig; start a cluster there first ('testcluster up %s')", directory, directory)
	} else if err != nil {
		return "", err
	}
	return path, nil
}

// writeAccess writes the token file and the kubeconfig of a user who may do everything.
func (s state) writeAccess(server string, authority []byte) error {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return err
	}
	token := hex.EncodeToString(secret)
	line := token + ",admin,admin,system:masters\n"
	if err := os.WriteFile(s.path("audit.json"), []byte(auditPolicy), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(s.path("tokens.csv"), []byte(line), 0o600); err != nil {
		return err
	}
	const name = "testcluster"
	config := api.NewConfig()
	config.Clusters[name] = &api.Cluster{Server: server, CertificateAuthorityData: authority}
	config.AuthInfos[name] = &api.AuthInfo{Token: token}
	config.Contexts[name] = &api.Context{Cluster: name, AuthInfo: name, Namespace: "default"}
	config.CurrentContext = name
	return clientcmd.WriteToFile(*config, s.kubeconfig())
}

// auditPolicy has what service accounts asked for written down, and nothing of anybody else: tests
// read there which rights were used.
const auditPolicy = `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "omitStages": ["RequestReceived"],
 "rules": [{"level": "Metadata", "userGroups": ["system:serviceaccounts"]}, {"level": "None"}]}
`
