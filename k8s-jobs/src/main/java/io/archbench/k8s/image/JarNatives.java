package io.archbench.k8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds the native libraries for Linux in a jar, and in jars inside it. */
final class JarNatives {
  private static final Pattern SHARED_OBJECT = Pattern.compile(".*\\.so(\\.\\d+)*");

  /** These too are ELF files, by their folder or name. */
  private static final Pattern OTHER_SYSTEM =
      Pattern.compile(".*(bsd|sunos|solaris|android|aix|illumos).*");

  /** Jars of applications hold those of libraries; there are archives that hold themselves. */
  private static final int DEEPEST = 2;

  private static final int LONGEST = 256 << 20;

  private JarNatives() {}

  /**
   * What the jar holds.
   *
   * @throws IOException if it is damaged
   */
  static List<NativeCode> of(InputStream jar) throws IOException {
    return of(jar, DEEPEST);
  }

  private static List<NativeCode> of(InputStream jar, int depth) throws IOException {
    List<NativeCode> found = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(jar);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String path = entry.getName().toLowerCase(Locale.ROOT);
      String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      if (path.endsWith(".jar") && depth > 0) {
        found.addAll(of(zip, depth - 1));
      } else if (SHARED_OBJECT.matcher(path).matches() && !OTHER_SYSTEM.matcher(path).matches()) {
        byte[] code = zip.readNBytes(LONGEST);
        ElfHeader.architecture(code)
            .ifPresent(
                architecture ->
                    found.add(
                        new NativeCode(
                            name,
                            architecture,
                            architecture.equals("arm64") && ArmAtomics.withoutLse(code))));
      }
    }
    return found;
  }
}
