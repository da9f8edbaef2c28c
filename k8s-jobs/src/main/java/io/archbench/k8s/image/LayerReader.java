package io.archbench.k8s.image;

import io.archbench.k8s.image.store.RegistryException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a layer's archive; of one layer, used once. */
final class LayerReader {
  private static final String DELETED = ".wh.";
  private static final String EMPTIED = ".wh..wh..opq";
  private static final int LONGEST_RELEASE = 65_536;
  private static final int LONGEST_DESCRIPTIONS = 16 << 20;
  private static final Pattern SUITE =
      Pattern.compile(Pattern.quote(ImageInspector.SUITES) + "/[^/]+/suite\\.json");
  private static final Pattern PROGRAM = Pattern.compile(".*/s?bin/[^/]+");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

  private final Set<String> emptied = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private final Map<String, String> programs = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> javaVersions = new HashMap<>();
  private final Map<String, List<NativeCode>> natives = new HashMap<>();
  private final Map<String, String> suites = new HashMap<>();
  private final Set<String> unreadableJars = new HashSet<>();
  private int described;

  private LayerReader() {}

  /**
   * Reads a layer.
   *
   * @param archive its uncompressed archive
   * @throws IOException if it is none, or cut short
   * @throws RegistryException if it describes suites at a length that nobody keeps in memory
   */
  static LayerFiles read(InputStream archive) throws IOException {
    LayerReader reader = new LayerReader();
    TarArchiveInputStream tar = new TarArchiveInputStream(archive);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      reader.add(entry, tar);
    }
    return new LayerFiles(
        reader.emptied,
        reader.deleted,
        reader.written,
        reader.programs,
        reader.links,
        reader.javaVersions,
        reader.natives,
        reader.suites,
        reader.unreadableJars);
  }

  private void add(TarArchiveEntry entry, InputStream content) throws IOException {
    String path = absolute(entry.getName());
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.equals(EMPTIED)) {
      emptied.add(path.substring(0, slash));
    } else if (name.startsWith(DELETED)) {
      deleted.add(path.substring(0, slash + 1) + name.substring(DELETED.length()));
    } else if (entry.isLink()) {
      written.add(path);
      links.put(path, absolute(entry.getLinkName()));
    } else if (!entry.isDirectory()) {
      written.add(path);
      if (entry.isFile()) {
        addFile(entry, path, name, content);
      }
    }
  }

  private static String absolute(String name) {
    return "/" + name.replaceFirst("^(\\./|/)+", "");
  }

  private void addFile(TarArchiveEntry entry, String path, String name, InputStream content)
      throws IOException {
    if (name.endsWith(".jar")) {
      try {
        natives.put(path, JarNatives.of(content));
      } catch (ZipException | EOFException | IllegalArgumentException e) {
        // a damaged layer ends here too, and its digest says so afterwards; JDKs before 25 take
        // entries whose names are no UTF-8 for a wrong argument
        unreadableJars.add(path);
      }
    } else if (name.equals("release") && entry.getSize() < LONGEST_RELEASE) {
      Matcher version = VERSION.matcher(new String(content.readAllBytes(), StandardCharsets.UTF_8));
      if (version.find()) {
        javaVersions.put(path, version.group(1));
      }
    } else if (SUITE.matcher(path).matches()) {
      suites.put(path, description(path, content));
    } else if (isProgram(entry, path)) {
      ElfHeader.architecture(content.readNBytes(ElfHeader.LENGTH))
          .ifPresent(architecture -> programs.put(path, architecture));
    }
  }

  private String description(String path, InputStream content) throws IOException {
    byte[] text = content.readNBytes(LONGEST_DESCRIPTIONS - described + 1);
    described += text.length;
    if (described > LONGEST_DESCRIPTIONS) {
      throw new RegistryException(
          "a layer describes suites at more than 16 MiB, the last of them is %s. ".formatted(path)
              + "Build the image with archbench image build");
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /** In a directory for programs, or executable; shared objects often are that too. */
  private static boolean isProgram(TarArchiveEntry entry, String path) {
    boolean executable = (entry.getMode() & 0111) != 0 && !path.contains(".so");
    return executable || PROGRAM.matcher(path).matches();
  }
}
