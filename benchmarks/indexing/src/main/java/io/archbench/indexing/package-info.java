/**
 * The suite that stands for Elasticsearch: Lucene doing, shard by shard, what a log store asks of
 * it. Each benchmark compares its answers with what a plain loop over the corpus finds.
 */
@NullMarked
package io.archbench.indexing;

import org.jspecify.annotations.NullMarked;
