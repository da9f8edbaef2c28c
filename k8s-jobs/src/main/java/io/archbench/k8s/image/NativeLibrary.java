package io.archbench.k8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A native library that an image's jars bring, for one architecture or several.
 *
 * @param name of its file, without what names an architecture
 * @param jars that bring it
 * @param architectures that it is there for, among those that archbench compares
 * @param withoutLse whether its code for arm64 has atomic operations and none of LSE
 */
public record NativeLibrary(
    String name, Set<String> jars, Set<String> architectures, boolean withoutLse) {
  private static final Set<String> COMPARED = Set.of("amd64", "arm64");
  private static final Pattern ARCHITECTURE =
      Pattern.compile("[_.-]?(linux[_.-]?)?(x86[_-]64|amd64|aarch[_-]?64|arm64)");

  public NativeLibrary {
    jars = new TreeSet<>(jars);
    architectures = new TreeSet<>(architectures);
  }

  /**
   * What jars on a class path bring.
   *
   * @throws IOException if one cannot be read
   */
  public static List<NativeLibrary> ofJars(List<Path> jars) throws IOException {
    Map<String, List<NativeCode>> codes = new TreeMap<>();
    for (Path jar : jars) {
      try (InputStream content = Files.newInputStream(jar)) {
        codes.put(jar.getFileName().toString(), JarNatives.of(content));
      }
    }
    return of(codes);
  }

  /** Joins what several jars bring of the same library; those of other machines are left out. */
  static List<NativeLibrary> of(Map<String, List<NativeCode>> jars) {
    Map<String, NativeLibrary> libraries = new TreeMap<>();
    jars.forEach(
        (jar, codes) -> {
          for (NativeCode code : codes) {
            if (COMPARED.contains(code.architecture())) {
              String name = ARCHITECTURE.matcher(code.name()).replaceAll("");
              libraries.merge(
                  name,
                  new NativeLibrary(
                      name, Set.of(jar), Set.of(code.architecture()), code.withoutLse()),
                  NativeLibrary::with);
            }
          }
        });
    return List.copyOf(libraries.values());
  }

  private NativeLibrary with(NativeLibrary other) {
    return new NativeLibrary(
        name,
        both(jars, other.jars),
        both(architectures, other.architectures),
        withoutLse || other.withoutLse);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  /** What somebody who runs it on this architecture should know; a sentence each. */
  public List<String> notes(String architecture) {
    List<String> notes = new ArrayList<>();
    String where = name + " of " + String.join(", ", jars);
    if (COMPARED.contains(architecture) && !architectures.contains(architecture)) {
      notes.add(where + " is not there for " + architecture + ": a slower path, or none");
    }
    if (architecture.equals("arm64") && withoutLse) {
      notes.add(where + " has no LSE atomics: slow where threads contend");
    }
    return notes;
  }
}
