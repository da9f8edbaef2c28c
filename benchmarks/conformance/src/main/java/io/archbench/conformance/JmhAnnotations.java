package io.archbench.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** JMH's annotations as they lie in class files. */
final class JmhAnnotations {
  private static final String PACKAGE = "Lorg/openjdk/jmh/annotations/";

  private JmhAnnotations() {}

  static boolean isBenchmark(MethodNode method) {
    return find(method.visibleAnnotations, "Benchmark") != null;
  }

  static boolean isState(ClassNode type) {
    return find(type.visibleAnnotations, "State") != null;
  }

  /** Whether all threads use one instance. */
  static boolean isShared(ClassNode type) {
    return constants(find(type.visibleAnnotations, "State")).anyMatch("Benchmark"::equals);
  }

  static boolean isPerInvocation(MethodNode method) {
    return Stream.of("Setup", "TearDown")
        .flatMap(name -> constants(find(method.visibleAnnotations, name)))
        .anyMatch("Invocation"::equals);
  }

  /** Whether a benchmark's method, or else its class, says so and nothing else. */
  static boolean isSingleShot(ClassNode type, MethodNode method) {
    AnnotationNode own = find(method.visibleAnnotations, "BenchmarkMode");
    AnnotationNode mode = own == null ? find(type.visibleAnnotations, "BenchmarkMode") : own;
    return constants(mode).toList().equals(List.of("SingleShotTime"));
  }

  /** Whether one invocation is said to be several operations. */
  static boolean countsOperations(ClassNode type, MethodNode method) {
    String name = "OperationsPerInvocation";
    return find(method.visibleAnnotations, name) != null
        || find(type.visibleAnnotations, name) != null;
  }

  private static @Nullable AnnotationNode find(
      @Nullable List<AnnotationNode> annotations, String name) {
    if (annotations == null) {
      return null;
    }
    return annotations.stream()
        .filter(each -> each.desc.equals(PACKAGE + name + ";"))
        .findFirst()
        .orElse(null);
  }

  /** The names of the enum constants that are an annotation's values. */
  private static Stream<String> constants(@Nullable AnnotationNode annotation) {
    return annotation == null || annotation.values == null
        ? Stream.empty()
        : annotation.values.stream().flatMap(JmhAnnotations::constants);
  }

  private static Stream<String> constants(Object value) {
    if (value instanceof String[] constant) {
      return Stream.of(constant[1]);
    }
    return value instanceof List<?> list
        ? list.stream().flatMap(JmhAnnotations::constants)
        : Stream.empty();
  }
}
