package io.archbench.runner.local;

import io.archbench.trial.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JDK says of itself in the file {@code release} of its home. */
record ReleaseFile(Path home) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d{1,4}).*\"");
  private static final Pattern ARCHITECTURE = Pattern.compile("OS_ARCH=\"(.+)\"");

  /** The feature release, such as 21; absent if there is no such file or line. */
  Optional<Integer> feature() {
    return value(VERSION).map(Integer::valueOf);
  }

  /** The architecture it was built for; absent if it does not tell one that we know. */
  Optional<Architecture> architecture() {
    try {
      return value(ARCHITECTURE).map(Architecture::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> value(Pattern line) {
    try {
      Matcher matcher = line.matcher(Files.readString(home.resolve("release")));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
