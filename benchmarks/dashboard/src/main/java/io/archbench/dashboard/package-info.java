/**
 * The suite that stands for Kibana: an OpenSearch node in the JVM of the benchmark, on loopback,
 * and clients that send it, over HTTP, what Kibana's server and a log shipper send. Each benchmark
 * checks the answers that it gets.
 */
@NullMarked
package io.archbench.dashboard;

import org.jspecify.annotations.NullMarked;
