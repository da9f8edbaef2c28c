package io.archbench.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Stands in for an agent or a fork: a JVM with a child that outlives it if it is let. */
final class Sleeper {
  private Sleeper() {}

  /** The first argument is the file for the child's process id. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Process child = new ProcessBuilder("sleep", "600").start();
    Path fresh = Path.of(arguments[0] + ".new");
    Files.writeString(fresh, Long.toString(child.pid()));
    Files.move(fresh, Path.of(arguments[0]), StandardCopyOption.ATOMIC_MOVE);
    child.waitFor();
  }
}
