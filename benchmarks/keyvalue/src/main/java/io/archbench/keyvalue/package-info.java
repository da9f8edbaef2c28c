/**
 * The suite that stands for etcd: three Raft peers (Apache Ratis over gRPC) in the JVM of the
 * benchmark, each with a multi-version store over LMDB, and clients that put, read, compare and
 * watch. Each benchmark checks the answers that it gets, and that all peers hold the same at the
 * end.
 */
@NullMarked
package io.archbench.keyvalue;

import org.jspecify.annotations.NullMarked;
