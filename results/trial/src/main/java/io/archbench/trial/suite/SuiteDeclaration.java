package io.archbench.trial.suite;

import java.util.List;
import java.util.Optional;

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
    List<SuiteDescription.OpenLoop> openLoop,
    SuiteDescription.Needs needs,
    String defaultHeap,
    Optional<String> embedded) {
  /** What is taken for granted of a jar of which nobody declared anything. */
  public static SuiteDeclaration ofJar(String name) {
    return new SuiteDeclaration(
        name,
        "work of one's own",
        "Benchmarks of a JMH jar.",
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "1Gi",
        Optional.empty());
  }
}
