#!/usr/bin/env bash
# Builds and runs the Kubernetes cluster of the tests: see README.md.
#
#   cluster.sh build                       builds it, unless it is built; prints the program's path
#   cluster.sh start DIR [OPTION]...       starts a cluster with its state in DIR and waits for it
#       --nodes N                          fake nodes of each architecture
#       --port N                           port of the API server (default: a free one)
#       --real-node                        a real amd64 node as well (root, Debian or Ubuntu)
#       --cpu-manager static|none          CPU manager of its kubelet (default: static if it can be)
#   cluster.sh stop DIR                    stops it
#   cluster.sh status DIR                  says whether it runs; status 3 if not
#   cluster.sh kill-apiserver DIR          ends its API server with SIGKILL, and nothing else
#   cluster.sh start-apiserver DIR         starts that again and waits for it
#   cluster.sh stop-scheduler DIR          ends its scheduler
#   cluster.sh start-scheduler DIR         starts that again and waits for it
#   cluster.sh stop-registry DIR           ends the registry of its real node
#   cluster.sh start-registry DIR          starts that again and waits for it
#   cluster.sh fill-etcd DIR               lets its etcd say that its space is used up
#   cluster.sh empty-etcd DIR              takes that back
#   cluster.sh kubectl DIR ARGUMENT...     kubectl of the same version
#
# Environment:
#   ARCHBENCH_CLUSTER_CACHE   directory of the built programs
#                             (default: ${XDG_CACHE_HOME:-$HOME/.cache}/archbench/testcluster)
#   ARCHBENCH_CLUSTER_WAIT    seconds that a start may take (default: 120, with a real node 240)
#
# Exit status: 0 done, 1 failed, 2 wrong command line, 3 does not run, 5 a tool is missing.
set -euo pipefail
export LC_ALL=C

program=cluster
here=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

say() {
    printf '%s: %s\n' "$program" "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

usage() {
    sed -n 's/^#   \(cluster\.sh.*\|    --.*\)/  \1/p' "${BASH_SOURCE[0]}" >&2
    exit 2
}

# --- Building ---

# The sources decide the place in the cache: an unchanged program is never built again.
sources_hash() {
    (
        cd "$here"
        find . -maxdepth 2 \( -name '*.go' ! -name '*_test.go' -o -name go.mod -o -name go.sum -o -name stages.yaml \) -print0 |
            sort -z | xargs -0 sha256sum
        sed -n '/^flags=/,/^}/p; /go build/p' cluster.sh
    ) | sha256sum | cut -c1-16
}

# The versions that the components report, which a build of Kubernetes sets in the same way.

flags="-s -w"
set_flags() {
    local kubernetes kwok package
    kubernetes=$(sed -n 's/^\tk8s\.io\/kubernetes \(v[^ ]*\).*/\1/p' "$here/go.mod")
    kwok=$(sed -n 's/^\tsigs\.k8s\.io\/kwok \(v[^ ]*\).*/\1/p' "$here/go.mod")
    for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
        flags+=" -X $package.gitVersion=$kubernetes -X $package.gitCommit=x -X $package.gitTreeState=clean"
    done
    flags+=" -X sigs.k8s.io/kwok/pkg/consts.Version=$kwok"
}

# Builds into the cache and prints the path of the program.
build() {
    local cache directory work
    cache=${ARCHBENCH_CLUSTER_CACHE:-${XDG_CACHE_HOME:-${HOME:?neither ARCHBENCH_CLUSTER_CACHE nor HOME is set; set one of them}/.cache}/archbench/testcluster}
    directory=$cache/$(sources_hash)
    if [ -x "$directory/testcluster" ]; then
        touch "$directory" 2>/dev/null || true
        printf '%s\n' "$directory/testcluster"
        return
    fi
    if ! command -v go >/dev/null; then
        say "Go was not found on the PATH, and this version of the cluster is not built yet; install $(sed -n 's/^go /Go /p' "$here/go.mod") or later"
        exit 5
    fi
    mkdir -p "$cache" || fail "could not create $cache; check the permissions or set ARCHBENCH_CLUSTER_CACHE"
    # Two builds at once would take twice the memory, for the same program.
    { exec 8>"$cache/lock"; } 2>/dev/null || fail "could not write to $cache; check the permissions or set ARCHBENCH_CLUSTER_CACHE to another directory"
    flock -w 1800 8 || fail "another build has held $cache/lock for 30 minutes; end it or set ARCHBENCH_CLUSTER_CACHE to another directory"
    if [ ! -x "$directory/testcluster" ]; then
        set_flags
        say "building Kubernetes from source, which takes 5 to 15 minutes the first time"
        work=$(cd "$cache" && mktemp -d "$PWD/build.XXXXXX")
        if ! (cd "$here" && CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "$flags" -o "$work/" . ./pause) >&2; then
            rm -rf "$work"
            fail "go build failed (see the lines above)"
        fi
        rm -rf "$directory"
        chmod 755 "$work"
        mv "$work" "$directory"
        # Programs of other versions that nobody has started for two weeks.
        find "$cache" -mindepth 1 -maxdepth 1 -type d -mtime +14 -exec rm -rf {} +
    fi
    exec 8>&-
    printf '%s\n' "$directory/testcluster"
}

# --- Processes ---

# Prints the pid of DIR's cluster if it runs. A pid alone may be of another process by now: the
# lock that the cluster holds is asked as well.
running_pid() {
    local directory=$1 pid
    [ -s "$directory/pid" ] && [ -e "$directory/lock" ] || return 1
    pid=$(<"$directory/pid")
    kill -0 "$pid" 2>/dev/null || return 1
    if flock -n "$directory/lock" true; then
        return 1
    fi
    printf '%s\n' "$pid"
}

start() {
    local directory=$1 real=no limit pid deadline executable
    local -a options=()
    shift
    while [ "$#" -gt 0 ]; do
        case $1 in
            --real-node) real=yes ;;
            --nodes | --port | --cpu-manager)
                [ "$#" -ge 2 ] || usage
                [ "$1" != --cpu-manager ] || [ "$2" = static ] || [ "$2" = none ] || usage
                options+=("$1" "$2")
                shift
                ;;
            *) usage ;;
        esac
        shift
    done
    (umask 077 && mkdir -p "$directory") || fail "could not create $directory; check the permissions"
    directory=$(cd "$directory" && pwd -P)
    if [ ! -e "$directory/lock" ] && [ -n "$(ls -A "$directory")" ]; then
        fail "$directory has files of something else; give a new or an empty directory"
    fi
    # With it the directory is a cluster's, whatever happens from here on.
    touch "$directory/lock"
    if pid=$(running_pid "$directory"); then
        fail "a cluster runs in $directory already, with pid $pid; stop it first ('cluster.sh stop $directory')"
    fi
    limit=120
    if [ "$real" = yes ]; then
        limit=240
        [ "$(id -u)" = 0 ] || fail "a real node needs root: it makes namespaces and control groups; leave --real-node out or run this as root"
        if [ ! -x "$directory/root/usr/bin/containerd" ] || [ ! -x "$directory/root/usr/sbin/runc" ] ||
            [ ! -x "$directory/root/usr/lib/cni/bridge" ] || [ ! -x "$directory/root/usr/bin/docker-registry" ]; then
            command -v dpkg-deb >/dev/null || {
                say "a real node needs the package tools of Debian or Ubuntu, and dpkg-deb was not found on the PATH"
                exit 5
            }
            "$here/extract-packages.sh" amd64 "$directory/root" containerd runc containernetworking-plugins docker-registry >"$directory/packages"
        fi
        options+=(--real-node "$directory/root")
    fi
    executable=$(build)
    limit=${ARCHBENCH_CLUSTER_WAIT:-$limit}
    rm -f "$directory/pid"
    : >"$directory/ready"
    setsid "$executable" up "$directory" "${options[@]}" >"$directory/ready" 2>"$directory/log" </dev/null &
    pid=$!
    printf '%s\n' "$pid" >"$directory/pid"
    deadline=$((SECONDS + limit))
    until grep -qx ready "$directory/ready"; do
        if ! kill -0 "$pid" 2>/dev/null; then
            rm -f "$directory/pid"
            tail -n 15 "$directory/log" >&2
            fail "the cluster ended before it was ready (its last lines are above, all of them in $directory/log)"
        fi
        if [ "$SECONDS" -ge "$deadline" ]; then
            tail -n 15 "$directory/log" >&2
            stop "$directory" || true
            fail "the cluster was not ready after $limit s (its last lines are above, all of them in $directory/log); set ARCHBENCH_CLUSTER_WAIT to wait longer"
        fi
        sleep 0.1
    done
    printf '%s/kubeconfig\n' "$directory"
}

stop() {
    local directory=$1 pid deadline
    if ! pid=$(running_pid "$directory"); then
        # It may have been told to start a moment ago and not hold its lock yet.
        rm -f "$directory/pid"
        say "no cluster runs in $directory"
        return 0
    fi
    kill -TERM "$pid"
    deadline=$((SECONDS + 60))
    while kill -0 "$pid" 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            kill -KILL "$pid" 2>/dev/null || true
            rm -f "$directory/pid"
            fail "the cluster in $directory did not end within 60 s and was killed; its log is $directory/log"
        fi
        sleep 0.1
    done
    rm -f "$directory/pid"
}

status() {
    local directory=$1 pid
    if pid=$(running_pid "$directory") && grep -qx ready "$directory/ready"; then
        printf 'runs with pid %s\nkubeconfig %s\n' "$pid" "$directory/kubeconfig"
        [ ! -s "$directory/registry" ] || printf 'registry %s\n' "$(<"$directory/registry")"
    elif [ -n "${pid:-}" ]; then
        printf 'starts with pid %s\n' "$pid"
    else
        printf 'does not run\n'
        return 3
    fi
}

[ "$#" -ge 1 ] || usage
command=$1
shift
case $command in
    build)
        [ "$#" -eq 0 ] || usage
        build
        ;;
    start | stop | status | kubectl | *-apiserver | *-scheduler | *-registry | *-etcd)
        [ "$#" -ge 1 ] || usage
        directory=$1
        shift
        case $command in
            start) start "$directory" "$@" ;;
            kubectl)
                executable=$(build)
                exec "$executable" kubectl --kubeconfig "$directory/kubeconfig" "$@"
                ;;
            *-*)
                [ "$#" -eq 0 ] || usage
                executable=$(build)
                exec "$executable" "$command" "$directory"
                ;;
            *)
                [ "$#" -eq 0 ] || usage
                "$command" "$directory"
                ;;
        esac
        ;;
    *) usage ;;
esac
