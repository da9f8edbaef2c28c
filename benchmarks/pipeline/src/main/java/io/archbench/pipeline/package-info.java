/**
 * The suite that stands for Logstash: its codecs, filters, queues and compression, alone and as one
 * pipeline, over access logs. Each benchmark compares what it made with what the corpus knows must
 * come out.
 */
@NullMarked
package io.archbench.pipeline;

import org.jspecify.annotations.NullMarked;
