package io.archbench.trial.suite;

import java.util.List;

/**
 * The part of a suite's description that people write ({@code src/main/suite/declaration.json});
 * the fields are those of {@link SuiteDescription}.
 */
public record SuiteDeclaration(
    String name,
    String standsFor,
    String description,
    List<String> quick,
    List<SuiteDescription.Representative> representative,
    List<SuiteDescription.JvmFlags> jvmFlags,
    List<String> profilers,
    SuiteDescription.Needs needs,
    String defaultHeap) {}
