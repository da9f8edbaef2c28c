package io.archbench.k8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Finds the native libraries for Linux in a jar, and in jars inside it. */
final class JarNatives {
  private static final Pattern SHARED_OBJECT = Pattern.compile(".*\\.so(\\.\\d+)*");

  /** These too are ELF files, by their folder or name. */
  private static final Pattern OTHER_SYSTEM =
      Pattern.compile(".*(bsd|sunos|solaris|android|aix|illumos).*");

  /** Jars of applications hold those of libraries; there are archives that hold themselves. */
  private static final int DEEPEST = 2;

  /** Of longer ones only the machine is told. */
  private static final int LONGEST = 64 << 20;

  private JarNatives() {}

  /**
   * What the jar holds.
   *
   * @throws IOException if it is damaged
   */
  static List<NativeCode> of(InputStream jar) throws IOException {
    List<NativeCode> found = new ArrayList<>();
    if (!read(jar, DEEPEST, found)) {
      throw new ZipException("no entries: perhaps a program stands before the archive");
    }
    return found;
  }

  /** Whether there was anything. */
  private static boolean read(InputStream jar, int depth, List<NativeCode> found)
      throws IOException {
    boolean any = false;
    ZipInputStream zip = new ZipInputStream(jar);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      any = true;
      String path = entry.getName().toLowerCase(Locale.ROOT);
      String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      if (path.endsWith(".jar") && depth > 0) {
        read(zip, depth - 1, found);
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
    return any;
  }
}
