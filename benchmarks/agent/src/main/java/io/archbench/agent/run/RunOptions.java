package io.archbench.agent.run;

import java.nio.file.Path;

/**
 * Where a trial finds and leaves its files.
 *
 * @param suites directory of all suites
 * @param work directory for the cells' files
 * @param termination file for the manifest
 */
public record RunOptions(Path suites, Path work, Path termination) {}
