/** Canonical JSON: one byte form for each document, so that hashes of it mean something. */
@NullMarked
package io.archbench.trial.json;

import org.jspecify.annotations.NullMarked;
