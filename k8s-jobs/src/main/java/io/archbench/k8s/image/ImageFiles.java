package io.archbench.k8s.image;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The programs of an image, as its layers leave them: a later layer replaces and deletes what
 * earlier ones brought (whiteouts of the OCI image specification). Not thread-safe.
 */
final class ImageFiles {
  private final NavigableMap<String, String> architectures = new TreeMap<>();
  private final NavigableMap<String, String> javaVersions = new TreeMap<>();
  private final NavigableMap<String, List<NativeCode>> natives = new TreeMap<>();
  private final NavigableMap<String, String> suites = new TreeMap<>();
  private final NavigableSet<String> unreadableJars = new TreeSet<>();

  /** Adds a layer over those before it. */
  void add(LayerFiles layer) {
    Map<String, String> linked = linked(layer, layer.programs(), architectures);
    Map<String, String> linkedSuites = linked(layer, layer.suites(), suites);
    for (NavigableSet<String> known :
        List.of(
            architectures.navigableKeySet(),
            javaVersions.navigableKeySet(),
            natives.navigableKeySet(),
            suites.navigableKeySet(),
            unreadableJars)) {
      layer.written().forEach(path -> delete(known, path)); // a link may replace a directory
      layer.deleted().forEach(path -> delete(known, path));
      layer.emptied().forEach(directory -> delete(known, directory));
    }
    architectures.putAll(layer.programs());
    architectures.putAll(linked);
    javaVersions.putAll(layer.javaVersions());
    natives.putAll(layer.natives());
    suites.putAll(layer.suites());
    suites.putAll(linkedSuites);
    unreadableJars.addAll(layer.unreadableJars());
  }

  /** What its hard links lead to, in the layer itself or below it. */
  private static Map<String, String> linked(
      LayerFiles layer, Map<String, String> own, Map<String, String> below) {
    Map<String, String> linked = new TreeMap<>();
    layer
        .links()
        .forEach(
            (path, target) ->
                Optional.ofNullable(own.getOrDefault(target, below.get(target)))
                    .ifPresent(found -> linked.put(path, found)));
    return linked;
  }

  /** The file of that path, or all below the directory; '0' comes after '/'. */
  private static void delete(NavigableSet<String> known, String path) {
    known.remove(path);
    known.subSet(path + "/", path + "0").clear();
  }

  /** The programs, by path: what is executable, and what is in {@code bin} and {@code sbin}. */
  List<Program> programs() {
    return architectures.entrySet().stream()
        .map(found -> new Program(found.getKey(), found.getValue()))
        .toList();
  }

  /** The native libraries in its jars. */
  List<NativeLibrary> nativeLibraries() {
    return NativeLibrary.of(natives);
  }

  /** Text of the suites' descriptions, by path. */
  SortedMap<String, String> suites() {
    return Collections.unmodifiableSortedMap(suites);
  }

  /** Jars of a form that is not understood, or damaged. */
  Set<String> unreadableJars() {
    return Set.copyOf(unreadableJars);
  }

  /** What the JDKs' own {@code release} files say, several joined by commas; empty if none does. */
  String javaVersion() {
    return javaVersions.values().stream().distinct().collect(Collectors.joining(", "));
  }
}
