package io.archbench.analysis.files;

import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.JmhSchedule;
import java.util.List;
import java.util.Optional;

/** What a result file may say of how a result came about, each under the name of its field. */
public enum FileField {
  JDK_BUILD("jdk.build"),
  JDK_VERSION("jdk.version"),
  JDK_VM("jdk.vm"),
  JMH_VERSION("jmh.version"),
  JVM_ARGUMENTS("jvm.args"),
  FORKS("settings.forks"),
  MEASUREMENT("settings.measurement"),
  WARMUP("settings.warmup");

  private final String text;

  FileField(String text) {
    this.text = text;
  }

  /** The name of the field; what stands before its dot is its family. */
  public String text() {
    return text;
  }

  /** The value in a result; empty if the file does not say. */
  public Optional<String> of(JmhResult result) {
    return switch (this) {
      case JDK_BUILD -> result.runtime().vmVersion();
      case JDK_VERSION -> result.runtime().jdkVersion();
      case JDK_VM -> result.runtime().vmName();
      case JMH_VERSION -> result.runtime().jmhVersion();
      case JVM_ARGUMENTS -> result.runtime().arguments().map(FileField::joined);
      case FORKS -> result.schedule().forks().map(String::valueOf);
      case MEASUREMENT -> result.schedule().measurement().map(JmhSchedule.Iterations::text);
      case WARMUP -> result.schedule().warmup().map(JmhSchedule.Iterations::text);
    };
  }

  /** Whether it moves results: forks do not, they are counted on each side. */
  public boolean movesResults() {
    return this != FORKS;
  }

  private static String joined(List<String> arguments) {
    return arguments.isEmpty() ? "none" : String.join(" ", arguments);
  }
}
