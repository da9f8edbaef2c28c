package io.archbench.analysis.files;

import io.archbench.trial.Architecture;
import io.archbench.trial.jmh.JmhRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only trace of the architecture that a JMH file may bear: the path of the JVM. A hint, nothing
 * to build on.
 */
public final class ArchitectureHint {
  private static final Pattern WORD =
      Pattern.compile("(?<![a-z0-9])(?:(aarch64|arm64)|x86_64|x86-64|amd64|x64)(?![a-z0-9])");

  private ArchitectureHint() {}

  /** The architecture that path or arguments of the JVM speak of. */
  public static Optional<Architecture> of(JmhRuntime runtime) {
    String words =
        runtime.jvm().orElse("") + " " + String.join(" ", runtime.arguments().orElse(List.of()));
    Matcher matcher = WORD.matcher(words.toLowerCase(Locale.ROOT));
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? Architecture.AMD64 : Architecture.ARM64)
        : Optional.empty();
  }
}
