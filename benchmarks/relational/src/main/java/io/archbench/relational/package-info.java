/**
 * The suite that stands for PostgreSQL: a server of the machine's own, started for each fork, and
 * clients that reach it through a pool of connections. Each benchmark checks the answers that it
 * gets and what its writes left in the tables.
 */
@NullMarked
package io.archbench.relational;

import org.jspecify.annotations.NullMarked;
