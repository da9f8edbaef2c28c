package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileSide;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.jmh.JmhRuntime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises JVMs that were built for debugging, by the words that OpenJDK's build puts into a
 * version or name: {@code fastdebug}, {@code slowdebug}, and {@code debug} of builds before 9.
 */
final class DebugBuilds {
  private static final Pattern DEBUG = Pattern.compile("(?i)(?<![a-z])(fast|slow)?debug(?![a-z])");

  private DebugBuilds() {}

  static Stream<Finding> find(String variant, List<Collected> trials) {
    return trials.stream()
        .map(trial -> trial.record().environment().jvm())
        .flatMap(jvm -> found(variant, Stream.of(jvm.name(), jvm.build())))
        .distinct();
  }

  static Stream<Finding> find(String variant, FileSide side) {
    return side.entries().values().stream()
        .flatMap(Collection::stream)
        .map(entry -> entry.result().runtime())
        .flatMap(runtime -> found(variant, words(runtime)))
        .distinct();
  }

  private static Stream<String> words(JmhRuntime runtime) {
    return Stream.of(runtime.vmName(), runtime.vmVersion(), runtime.jdkVersion())
        .flatMap(Optional::stream);
  }

  private static Stream<Finding> found(String variant, Stream<String> words) {
    return words
        .filter(text -> DEBUG.matcher(text).find())
        .limit(1)
        .map(text -> Finding.of(FindingKind.DEBUG_BUILD, variant, "its JVM is " + text));
  }
}
