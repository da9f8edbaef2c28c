package io.archbench.runner.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The two streams that people and pipelines read, and how they may be used.
 *
 * @param out results only
 * @param err progress, warnings, errors
 * @param terminal whether {@code err} is a terminal: only there something may move
 * @param colour whether {@code out} may be coloured
 */
record Console(PrintStream out, PrintStream err, boolean terminal, boolean colour) {
  /** The process's own streams; the launcher says which of them are terminals. */
  static Console ofProcess(Map<String, String> environment) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean forced = environment.containsKey("FORCE_COLOR");
    boolean refused = environment.containsKey("NO_COLOR");
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("archbench.terminal") && !dumb,
        !refused && (forced || (Boolean.getBoolean("archbench.colour") && !dumb)));
  }

  /** Whatever the locale says: files and pipes must not depend on it. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** One line for people, on standard error. */
  void say(String words) {
    err.println(words);
    err.flush();
  }

  /** A result, on standard output, without a further line end. */
  void result(String text) {
    out.print(text);
    out.flush();
  }
}
