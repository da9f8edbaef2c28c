package io.archbench.conformance;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks for {@linkplain BadPractice bad practices} in the annotations and the byte code of a
 * suite's own classes.
 *
 * <p>It reads what the compiler wrote, so a loop is a jump backwards and a result that nobody takes
 * is a value that is popped. Library code is not followed.
 */
public final class BenchmarkLint {
  private static final List<String> RANDOMS =
      List.of("Ljava/util/Random;", "Ljava/security/SecureRandom;", "Ljava/util/SplittableRandom;");

  private final Map<String, ClassNode> classes;

  private BenchmarkLint(Collection<ClassNode> classes) {
    this.classes =
        classes.stream()
            .collect(toMap(each -> each.name, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /**
   * Of the classes of a jar, without what JMH generated.
   *
   * @throws IOException if it cannot be read
   */
  public static BenchmarkLint ofJar(Path jar) throws IOException {
    List<ClassNode> classes = new ArrayList<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.contains("/jmh_generated/")) {
          classes.add(read(entries.readAllBytes()));
        }
      }
    }
    return new BenchmarkLint(classes);
  }

  /**
   * Of classes that are loaded.
   *
   * @throws IOException if one cannot be read
   */
  static BenchmarkLint of(List<Class<?>> loaded) throws IOException {
    List<ClassNode> classes = new ArrayList<>();
    for (Class<?> each : loaded) {
      String file = each.getName().replaceAll("^.*\\.", "") + ".class";
      try (InputStream code = each.getResourceAsStream(file)) {
        if (code == null) {
          throw new IOException("no " + file + " beside " + each);
        }
        classes.add(read(code.readAllBytes()));
      }
    }
    return new BenchmarkLint(classes);
  }

  private static ClassNode read(byte[] code) {
    ClassNode read = new ClassNode();
    new ClassReader(code).accept(read, ClassReader.SKIP_FRAMES);
    return read;
  }

  /** All of them, by practice and place; each place once for a practice. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (ClassNode type : classes.values()) {
      for (MethodNode method : type.methods) {
        if (JmhAnnotations.isBenchmark(method)) {
          findings.addAll(new BenchmarkMethod(type, method, classes).findings());
        }
        if (JmhAnnotations.isPerInvocation(method) && !isOfSingleShots(type)) {
          findings.add(
              new Finding(
                  BadPractice.SETUP_PER_INVOCATION,
                  place(type, method.name),
                  "runs around each invocation"));
        }
      }
      for (FieldNode field : type.fields) {
        if (RANDOMS.contains(field.desc) && JmhAnnotations.isShared(type)) {
          findings.add(
              new Finding(
                  BadPractice.SHARED_RANDOM, place(type, field.name), "is shared by all threads"));
        }
      }
    }
    Map<String, Finding> once =
        findings.stream().collect(toMap(Finding::key, Function.identity(), (a, b) -> a));
    return once.values().stream().sorted(Comparator.comparing(Finding::key)).toList();
  }

  /** Whether all benchmarks that use a state are single shots, which are long. */
  private boolean isOfSingleShots(ClassNode state) {
    List<Boolean> modes = new ArrayList<>();
    for (ClassNode type : classes.values()) {
      for (MethodNode method : type.methods) {
        boolean uses = type.equals(state) || method.desc.contains("L" + state.name + ";");
        if (uses && JmhAnnotations.isBenchmark(method)) {
          modes.add(JmhAnnotations.isSingleShot(type, method));
        }
      }
    }
    return !modes.isEmpty() && !modes.contains(false);
  }

  /** Simple names, as Java writes them: {@code Outer.Inner.member}. */
  static String place(ClassNode type, String member) {
    return type.name.replaceAll("^.*/", "").replace('$', '.') + "." + member;
  }
}
