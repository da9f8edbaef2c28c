package io.archbench.k8s.image.build;

import io.archbench.k8s.image.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Takes native libraries that cannot be loaded on a platform out of jars. */
final class JarPruner {
  private static final Pattern OF_OTHER_SYSTEMS = Pattern.compile(".*\\.(dll|dylib|jnilib)");
  private static final Pattern SHARED_OBJECT = Pattern.compile(".*\\.so(\\.\\d+)*");

  private JarPruner() {}

  /**
   * Writes the jar without them; all other entries stay byte for byte.
   *
   * @param architecture of Linux, as platforms name it
   * @param to written only if there is something to take out
   * @return whether there was
   */
  static boolean prune(Path jar, String architecture, Path to) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
      Set<String> foreign = new HashSet<>();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (isForeign(zip, entry, architecture)) {
          foreign.add(entry.getName());
        }
      }
      if (foreign.isEmpty()) {
        return false;
      }
      try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(Files.newOutputStream(to))) {
        zip.copyRawEntries(out, entry -> !foreign.contains(entry.getName()));
      }
      return true;
    }
  }

  private static boolean isForeign(ZipFile zip, ZipArchiveEntry entry, String architecture)
      throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    if (OF_OTHER_SYSTEMS.matcher(name).matches()) {
      return true;
    }
    if (!SHARED_OBJECT.matcher(name).matches()) {
      return false;
    }
    try (InputStream content = zip.getInputStream(entry)) {
      return ElfHeader.architecture(content.readNBytes(ElfHeader.LENGTH))
          .filter(machine -> !machine.equals(architecture))
          .isPresent();
    }
  }
}
