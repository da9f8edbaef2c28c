package io.archbench.runner.plan;

import io.archbench.trial.finding.FindingKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JVM flag that is there to find faults, not to run fast.
 *
 * @param kind of finding that it is
 * @param does what the flag does, a verb first
 */
record DebugFlag(FindingKind kind, String does) {
  private record Known(Pattern pattern, DebugFlag meaning) {}

  private static final List<Known> KNOWN =
      List.of(
          debugger("-agentlib:jdwp.*|-agentpath:.*jdwp.*|-Xrunjdwp.*|-Xdebug"),
          checks("-(ea|enableassertions|esa|enablesystemassertions)(:.*)?", "turns assertions on"),
          checks("-Xcheck:jni|-XX:\\+CheckJNICalls", "checks each call of native code"),
          checks(
              "-Xverify(:all)?|-XX:\\+BytecodeVerificationLocal",
              "verifies classes that are trusted otherwise"),
          checks(
              "-XX:\\+Verify(Before|During|After)(GC|Exit)",
              "verifies the heap at each collection"),
          checks("-Xint|-XX:-UseCompiler", "leaves all code to the interpreter"),
          checks("-Xcomp|-XX:-UseInterpreter", "compiles all code before there is a profile of it"),
          checks("-XX:TieredStopAtLevel=[0-3]", "keeps all code from the optimising compiler"));

  /** What a flag is there for, if it is one of them. */
  static Optional<DebugFlag> of(String flag) {
    return KNOWN.stream()
        .filter(known -> known.pattern().matcher(flag).matches())
        .map(Known::meaning)
        .findFirst();
  }

  private static Known debugger(String pattern) {
    return new Known(
        Pattern.compile(pattern), new DebugFlag(FindingKind.DEBUGGER, "attaches a debugger"));
  }

  private static Known checks(String pattern, String does) {
    return new Known(Pattern.compile(pattern), new DebugFlag(FindingKind.DEBUG_FLAGS, does));
  }
}
