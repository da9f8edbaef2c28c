package io.archbench.runner.run;

import io.archbench.trial.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A run's directory as one ZIP file, to be brought elsewhere.
 *
 * <p>It holds what was collected and what was made of it, not what only matters where the run is
 * carried out: locks, work that is not collected yet, suites that the study brought along.
 */
public final class RunArchive {
  private static final Set<String> STAYS =
      Set.of(RunDirectory.LOCK, RunDirectory.WORK, RunDirectory.SUITES);

  /** Relative, with no part that begins with a dot. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private RunArchive() {}

  /**
   * Writes a directory, also while a runner works on it: all that its journal says by now, and the
   * records of which it speaks.
   */
  public static void write(RunDirectory directory, OutputStream to) throws IOException {
    Path root = directory.root();
    byte[] journal = journal(root.resolve(RunDirectory.JOURNAL));
    String known = new String(journal, StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (Path file : files(root)) {
        byte[] content = Files.readAllBytes(file);
        if (!file.endsWith(RunDirectory.RECORD) || known.contains(Sha256.of(content))) {
          add(zip, name(root, file), content);
        }
      }
      if (journal.length > 0) {
        add(zip, RunDirectory.JOURNAL, journal);
      }
    }
  }

  /** Up to its last whole line. */
  private static byte[] journal(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !STAYS.contains(root.relativize(file).getName(0).toString()))
          .filter(file -> !name(root, file).equals(RunDirectory.JOURNAL))
          .filter(file -> NAME.matcher(name(root, file)).matches()) // not what is half written
          .sorted()
          .toList();
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Brings a directory to where an archive of it is newer; files that are there stay, or become
   * what they are in the archive.
   *
   * @param root the run's directory, which need not be there
   * @throws DamagedRunException if the archive is no whole one, or another run lies there, or that
   *     run was gone on with there
   */
  public static RunDirectory unpack(Path archive, Path root) throws IOException {
    Map<String, byte[]> contents = contents(archive);
    byte[] plan = contents.get(RunDirectory.PLAN);
    if (plan == null) {
      throw new DamagedRunException(
          archive + " is no archive of a run: no " + RunDirectory.PLAN + " is in it");
    }
    if (RunDirectory.isAt(root)) {
      check(root, plan, contents);
    }
    contents.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> step(entry.getKey())))
        .forEach(entry -> DurableFile.write(root.resolve(entry.getKey()), entry.getValue()));
    return RunDirectory.open(root);
  }

  /** Records before the journal that speaks of them; the plan last, with it there is a run. */
  private static int step(String name) {
    return switch (name) {
      case RunDirectory.PLAN -> 2;
      case RunDirectory.JOURNAL -> 1;
      default -> 0;
    };
  }

  private static Map<String, byte[]> contents(Path archive) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!NAME.matcher(entry.getName()).matches()) {
          throw new DamagedRunException(
              archive + " is no archive of a run: it holds '" + entry.getName() + "'");
        }
        try (InputStream content = zip.getInputStream(entry)) {
          contents.put(entry.getName(), content.readAllBytes());
        }
      }
    }
    return contents;
  }

  private static void check(Path root, byte[] plan, Map<String, byte[]> contents)
      throws IOException {
    if (!Arrays.equals(plan, Files.readAllBytes(root.resolve(RunDirectory.PLAN)))) {
      throw new DamagedRunException(
          root + " holds another run than the one that was to be written there");
    }
    byte[] here = journal(root.resolve(RunDirectory.JOURNAL));
    byte[] there = contents.getOrDefault(RunDirectory.JOURNAL, new byte[0]);
    if (here.length > there.length || !Arrays.equals(here, Arrays.copyOf(there, here.length))) {
      throw new DamagedRunException(
          root
              + " was gone on with: its journal says what the archive does not know. Nothing was"
              + " changed; choose another directory");
    }
  }
}
