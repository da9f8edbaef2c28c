package io.archbench.analysis.files;

import io.archbench.trial.jmh.JmhResult;

/**
 * One result with the file that it stands in.
 *
 * @param position in the file, from 1
 */
public record FileEntry(ResultFile file, int position, JmhResult result) {}
