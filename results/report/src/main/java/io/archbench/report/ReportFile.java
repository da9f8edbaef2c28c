package io.archbench.report;

import java.util.Optional;

/**
 * One file of a format.
 *
 * @param name what it is called in a run directory
 * @param variant whose file it is; absent if it is about all of them
 */
public record ReportFile(String name, Optional<String> variant, ReportWriter writer) {}
