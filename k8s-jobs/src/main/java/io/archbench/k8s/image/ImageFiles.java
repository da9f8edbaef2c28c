package io.archbench.k8s.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The programs of an image, as its layers leave them: a later layer replaces and deletes what
 * earlier ones brought (whiteouts of the OCI image specification). Not thread-safe.
 */
final class ImageFiles {
  private static final String DELETED = ".wh.";
  private static final String EMPTIED = ".wh..wh..opq";
  private static final Pattern PROGRAM = Pattern.compile(".*/s?bin/[^/]+");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

  private final NavigableMap<String, String> architectures = new TreeMap<>();
  private final NavigableMap<String, String> javaVersions = new TreeMap<>();
  private final NavigableMap<String, List<NativeCode>> natives = new TreeMap<>();
  private final Set<String> unreadableJars = new TreeSet<>();

  /** Adds a layer over those before it, from its uncompressed archive. */
  void add(InputStream archive) throws IOException {
    Map<String, String> programs = new TreeMap<>();
    Map<String, String> versions = new TreeMap<>();
    Map<String, List<NativeCode>> jars = new TreeMap<>();
    Set<String> unreadable = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    TarArchiveInputStream tar = new TarArchiveInputStream(archive);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String path = "/" + entry.getName().replaceFirst("^(\\./|/)+", "");
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.equals(EMPTIED)) {
        delete(path.substring(0, path.lastIndexOf('/')));
      } else if (name.startsWith(DELETED)) {
        delete(path.substring(0, path.lastIndexOf('/') + 1) + name.substring(DELETED.length()));
      } else if (entry.isLink()) {
        written.add(path);
        String target = "/" + entry.getLinkName().replaceFirst("^(\\./|/)+", "");
        Optional.ofNullable(programs.getOrDefault(target, architectures.get(target)))
            .ifPresent(architecture -> programs.put(path, architecture));
      } else if (!entry.isDirectory()) {
        written.add(path);
        if (entry.isFile() && name.endsWith(".jar")) {
          try {
            jars.put(path, JarNatives.of(tar));
          } catch (ZipException | EOFException e) {
            // a damaged layer ends here too, and its digest says so afterwards
            unreadable.add(path);
          }
        } else if (entry.isFile() && name.equals("release") && entry.getSize() < 65_536) {
          Matcher version = VERSION.matcher(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
          if (version.find()) {
            versions.put(path, version.group(1));
          }
        } else if (entry.isFile() && isProgram(entry, path)) {
          ElfHeader.architecture(tar.readNBytes(ElfHeader.LENGTH))
              .ifPresent(architecture -> programs.put(path, architecture));
        }
      }
    }
    written.forEach(this::delete);
    architectures.putAll(programs);
    javaVersions.putAll(versions);
    natives.putAll(jars);
    unreadableJars.addAll(unreadable);
  }

  /** In a directory for programs, or executable; shared objects often are that too. */
  private static boolean isProgram(TarArchiveEntry entry, String path) {
    boolean executable = (entry.getMode() & 0111) != 0 && !path.contains(".so");
    return executable || PROGRAM.matcher(path).matches();
  }

  private void delete(String path) {
    for (Set<String> known :
        List.of(architectures.keySet(), javaVersions.keySet(), natives.keySet(), unreadableJars)) {
      known.removeIf(one -> one.equals(path) || one.startsWith(path + "/"));
    }
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

  /** Jars of a form that is not understood, or damaged. */
  Set<String> unreadableJars() {
    return Set.copyOf(unreadableJars);
  }

  /** What the JDKs' own {@code release} files say, several joined by commas; empty if none does. */
  String javaVersion() {
    return javaVersions.values().stream().distinct().collect(Collectors.joining(", "));
  }
}
