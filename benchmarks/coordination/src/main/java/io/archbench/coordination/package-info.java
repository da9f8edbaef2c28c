/**
 * The suite that stands for ZooKeeper: an ensemble of one or three servers in the JVM of the
 * benchmark, on loopback, and clients that read, write, watch, lock and elect leaders. Each
 * benchmark checks the answers that it gets and what its writes left in the tree.
 */
@NullMarked
package io.archbench.coordination;

import org.jspecify.annotations.NullMarked;
