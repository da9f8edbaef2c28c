package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the processes of cells whoever their parent is by now.
 *
 * <p>Linux shows the variables of a process, and one of them names its agent; children inherit it.
 * Elsewhere, as on a Mac, the cell's directory in a command line has to do, and with it the
 * descendants of that process: what has let go of all of those is not found.
 */
final class CellMarks {
  /** The variable that names the agent. */
  static final String VARIABLE = "ARCHBENCH_AGENT";

  private static final String CELL = "-D" + AgentContract.CELL_DIRECTORY_PROPERTY + "=";
  private static final long FIRST_PROCESS = 1;

  private final Path proc;
  private final boolean variablesAreShown;
  private final ProcessHandle self = ProcessHandle.current();

  /** Over the real {@code /proc}, if there is one. */
  CellMarks() {
    this(Path.of("/proc"));
  }

  CellMarks(Path proc) {
    this.proc = proc;
    variablesAreShown = Files.isReadable(proc.resolve("self/environ"));
  }

  /** This agent's value of the variable. */
  String own() {
    return namespace() + self.pid();
  }

  /** The processes of this agent, or at least of its cell in that directory. */
  List<ProcessHandle> ofCell(Optional<Path> directory) {
    String own = own();
    return variablesAreShown
        ? others().filter(process -> tagOf(process).filter(own::equals).isPresent()).toList()
        : directory.map(this::naming).orElse(List.of());
  }

  /** The processes of cells whose agent is gone. */
  List<ProcessHandle> orphans() {
    return variablesAreShown
        ? others().filter(process -> tagOf(process).filter(this::isOfNobody).isPresent()).toList()
        : withDescendants(others().filter(this::isOrphanedCell));
  }

  /** The process and all below it. */
  static Stream<ProcessHandle> tree(ProcessHandle root) {
    try {
      return Stream.concat(root.descendants(), Stream.of(root));
    } catch (RuntimeException e) {
      return Stream.of(root); // a Linux without /proc shows no processes
    }
  }

  /** Whether that runs a cell and was left behind: its parent has ended. */
  boolean isOrphanedCell(ProcessHandle process) {
    boolean leftBehind =
        self.pid() != FIRST_PROCESS
            && process.parent().filter(parent -> parent.pid() != FIRST_PROCESS).isEmpty();
    return leftBehind && arguments(process).anyMatch(argument -> argument.startsWith(CELL));
  }

  private Stream<ProcessHandle> others() {
    try {
      return ProcessHandle.allProcesses().filter(process -> process.pid() != self.pid());
    } catch (RuntimeException e) {
      return Stream.of(); // as above
    }
  }

  private static List<ProcessHandle> withDescendants(Stream<ProcessHandle> roots) {
    return roots.flatMap(CellMarks::tree).distinct().toList();
  }

  private List<ProcessHandle> naming(Path directory) {
    String mark = CELL + directory;
    return withDescendants(others().filter(process -> arguments(process).anyMatch(mark::equals)));
  }

  private static Stream<String> arguments(ProcessHandle process) {
    return process.info().arguments().stream().flatMap(Stream::of);
  }

  private Optional<String> tagOf(ProcessHandle process) {
    try {
      byte[] environment = Files.readAllBytes(proc.resolve(process.pid() + "/environ"));
      return Stream.of(new String(environment, StandardCharsets.UTF_8).split("\0", -1))
          .filter(variable -> variable.startsWith(VARIABLE + "="))
          .map(variable -> variable.substring(VARIABLE.length() + 1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // ended, or another user's
    }
  }

  private boolean isOfNobody(String tag) {
    String namespace = namespace();
    return tag.startsWith(namespace) && !isAlive(tag.substring(namespace.length()));
  }

  private static boolean isAlive(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    } catch (NumberFormatException e) {
      return true; // not a tag of ours: leave it alone
    }
  }

  /** Numbers mean nothing outside their namespace, and containers' processes are visible here. */
  private String namespace() {
    try {
      return Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString().replace(":", "") + ":";
    } catch (IOException e) {
      return "none:";
    }
  }
}
