package io.archbench.runner.run;

import io.archbench.trial.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A run's directory as one ZIP file, to be brought elsewhere.
 *
 * <p>It holds what was collected and what was made of it, not what only matters where the run is
 * carried out or was brought to: locks, work that is not collected yet, suites that the study
 * brought along, the context of the kubeconfig.
 */
public final class RunArchive {
  private static final Set<String> STAYS =
      Set.of(RunLock.FILE, RunDirectory.WORK, RunDirectory.SUITES, RunDirectory.CONTEXT);

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
        if (!file.endsWith(RecordFiles.RECORD) || known.contains(Sha256.of(content))) {
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

  /** What is half written, or stays where it is, is not even looked at: it may be gone by then. */
  private static List<Path> files(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) {
            return directory.equals(root) || isCarried(name(root, directory))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            String name = name(root, file);
            if (isCarried(name) && !name.equals(RunDirectory.JOURNAL)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (isCarried(name(root, file))) {
              throw failure;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }

  private static boolean isCarried(String name) {
    return NAME.matcher(name).matches() && !STAYS.contains(name.split("/", 2)[0]);
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
   * @throws DamagedRunException if it is no archive of a run, or another run lies there, or that
   *     run was gone on with there
   * @throws RunInUseException if somebody works on it there
   */
  public static RunDirectory unpack(Path archive, Path root) throws IOException {
    Map<String, byte[]> contents = contents(archive);
    byte[] plan = contents.get(RunDirectory.PLAN);
    if (plan == null) {
      throw new DamagedRunException(
          archive + " is no archive of a run: no " + RunDirectory.PLAN + " is in it");
    }
    Files.createDirectories(root);
    try (RunLock lock = RunLock.take(root)) {
      lock.check();
      check(root, plan, contents);
      contents.entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> step(entry.getKey())))
          .forEach(entry -> DurableFile.write(root.resolve(entry.getKey()), entry.getValue()));
    }
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
        if (!isCarried(entry.getName())) {
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
    if (RunDirectory.isAt(root)
        && !Arrays.equals(plan, Files.readAllBytes(root.resolve(RunDirectory.PLAN)))) {
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
