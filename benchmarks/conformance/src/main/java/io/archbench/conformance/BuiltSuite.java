package io.archbench.conformance;

import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A suite as its build left it. */
public record BuiltSuite(SuiteDirectory directory) {
  /** ELF's number of x86-64. */
  public static final int X86_64 = 62;

  /** ELF's number of AArch64. */
  public static final int AARCH64 = 183;

  /** Halves what a big engine's start takes; what a cell answers under C2 is asked in dist. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final int ELF_MAGIC = 0x7f454c46;

  /** The suite of the module whose tests run. */
  public static BuiltSuite ofThisModule() {
    return new BuiltSuite(new SuiteDirectory(Path.of("target", "suite")));
  }

  /**
   * Its {@code suite.json}.
   *
   * @throws IOException if it cannot be read
   */
  public SuiteDescription description() throws IOException {
    return directory.description();
  }

  /**
   * The jars beside its own.
   *
   * @throws IOException if they cannot be listed
   */
  public List<Path> libraries() throws IOException {
    return Stream.of(directory.classPath().split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(file -> !file.endsWith("suite.jar"))
        .toList();
  }

  /** A library's name without its version and classifier. */
  public static String name(Path library) {
    return library.getFileName().toString().replaceAll("-[0-9].*", "");
  }

  /**
   * Libraries with native code for Linux, and the machines that it is for.
   *
   * @throws IOException if one cannot be read
   */
  public Map<String, Set<Integer>> machines() throws IOException {
    Map<String, Set<Integer>> machines = new TreeMap<>();
    for (Path library : libraries()) {
      machines.computeIfAbsent(name(library), any -> new TreeSet<>()).addAll(machines(library));
    }
    machines.values().removeIf(Set::isEmpty);
    return machines;
  }

  /** The machines of the ELF files in a jar. */
  private static List<Integer> machines(Path jar) throws IOException {
    List<Integer> machines = new ArrayList<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ByteBuffer start = ByteBuffer.wrap(entries.readNBytes(20));
        if (start.limit() == 20 && start.getInt(0) == ELF_MAGIC) {
          boolean little = start.get(5) == 1;
          start.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
          machines.add((int) start.getShort(18));
        }
      }
    }
    return machines;
  }

  /**
   * Measures cells for an instant with JMH, as the agent does.
   *
   * @param cell directory that files of the cell are written to
   * @param arguments which benchmark and parameters, as JMH takes them
   * @param flags of the JVM, beside those of the suite
   * @return what JMH printed
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the thread is interrupted
   */
  public String measure(Path cell, List<String> arguments, String... flags)
      throws IOException, InterruptedException {
    Path log = cell.resolve("jmh.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(QUICK_START, "-XX:+UseSerialGC", "-Djmh.ignoreLock=true"));
    command.addAll(List.of("-cp", directory.classPath(), "org.openjdk.jmh.Main"));
    command.addAll(List.of("-f", "1", "-wi", "1", "-i", "2", "-foe", "true"));
    command.addAll(List.of("-r", "200ms", "-w", "200ms"));
    command.addAll(arguments);
    command.addAll(List.of("-prof", "io.archbench.workload.LatencyProfiler"));
    command.addAll(List.of("-jvmArgs", String.join(" ", flags(cell, flags))));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IOException("JMH did not end in two minutes: " + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  private List<String> flags(Path cell, String... further) throws IOException {
    List<String> flags = new ArrayList<>(List.of(further));
    flags.add(QUICK_START);
    flags.add("-Djava.io.tmpdir=" + cell);
    flags.add("-Darchbench.cell.dir=" + cell);
    description().jvmFlags().stream()
        .filter(each -> each.minJdk() <= Runtime.version().feature())
        .forEach(each -> flags.addAll(each.flags()));
    return flags;
  }
}
