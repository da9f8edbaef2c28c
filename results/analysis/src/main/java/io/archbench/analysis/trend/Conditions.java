package io.archbench.analysis.trend;

/**
 * What one variant was measured on, and against, in one night.
 *
 * @param machine kind of machine: CPU model, stepping, processors, instance type; several are
 *     joined by {@code " + "}
 * @param kernel release of the kernel
 * @param jdk build of the JDK
 * @param anchor identity of the build that it was compared with: an image's or a suite's digest
 */
public record Conditions(String machine, String kernel, String jdk, String anchor) {}
