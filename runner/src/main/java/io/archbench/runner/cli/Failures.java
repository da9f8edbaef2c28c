package io.archbench.runner.cli;

import io.archbench.analysis.files.UnreadableResultFileException;
import io.archbench.analysis.price.PriceException;
import io.archbench.analysis.sample.IncomparableRecordsException;
import io.archbench.history.HistoryException;
import io.archbench.history.UnreachableHistoryException;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.cluster.UnknownContextException;
import io.archbench.k8s.image.build.UnavailablePackagesException;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.k8s.job.RunHeldException;
import io.archbench.runner.local.UnusableJarException;
import io.archbench.runner.plan.OverBudgetException;
import io.archbench.runner.plan.UncalibratedCellsException;
import io.archbench.runner.plan.UnpairedPlacesException;
import io.archbench.runner.run.DamagedRunException;
import io.archbench.runner.run.NoNightException;
import io.archbench.runner.run.NoPlaceException;
import io.archbench.runner.run.NothingToKeepException;
import io.archbench.runner.run.RunInUseException;
import io.archbench.runner.run.SameNodeNameException;
import io.archbench.runner.run.StorageException;
import io.archbench.runner.run.UnmergeableRunsException;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.verify.UnverifiableReportException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that failed: the message for people, and the exit code of its kind. */
record Failures(Console console) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    int code = code(failure);
    if (code == ExitCodes.BUG) {
      console.say(trace(failure));
      console.say(
          "archbench: this is a bug in archbench: "
              + failure
              + "\nPlease report it with the lines above. A run that was going on can be resumed.");
    } else {
      console.say("archbench: " + TerminalText.lines(words(failure)));
    }
    return code;
  }

  static int code(Exception failure) {
    return switch (failure) {
      case InvalidStudyException invalid -> ExitCodes.USAGE;
      case RunHeldException held -> ExitCodes.USAGE;
      case UnknownContextException context -> ExitCodes.USAGE;
      case SameNodeNameException same -> ExitCodes.USAGE;
      case NoPlaceException none -> ExitCodes.INFRASTRUCTURE;
      case RunInUseException inUse -> ExitCodes.USAGE;
      case DamagedRunException damaged -> ExitCodes.USAGE;
      case IncomparableRecordsException incomparable -> ExitCodes.USAGE;
      case NoNightException night -> ExitCodes.USAGE;
      case NothingToKeepException nothing -> ExitCodes.BENCHMARK;
      case UnreachableHistoryException history -> ExitCodes.INFRASTRUCTURE;
      case HistoryException history -> ExitCodes.USAGE;
      case UnpairedPlacesException unpaired -> ExitCodes.USAGE;
      case UncalibratedCellsException uncalibrated -> ExitCodes.USAGE;
      case OverBudgetException budget -> ExitCodes.USAGE;
      case BlockingFindingsException findings -> ExitCodes.USAGE;
      case PriceException price -> ExitCodes.USAGE;
      case UnreadableResultFileException unreadable -> ExitCodes.USAGE;
      case UnverifiableReportException unverifiable -> ExitCodes.USAGE;
      case NoRatioException ratio -> ExitCodes.USAGE;
      case UnmergeableRunsException unmergeable -> ExitCodes.USAGE;
      case NoSuchFileException missing -> ExitCodes.USAGE;
      case UnusableJarException jar -> ExitCodes.USAGE;
      case InvalidReferenceException reference -> ExitCodes.USAGE;
      case UnavailablePackagesException packages -> ExitCodes.INFRASTRUCTURE;
      case UnfitClusterException unfit -> ExitCodes.INFRASTRUCTURE;
      case ClusterException cluster -> ExitCodes.INFRASTRUCTURE;
      case RegistryException registry -> ExitCodes.INFRASTRUCTURE;
      case StorageException storage -> ExitCodes.INFRASTRUCTURE;
      case UncheckedIOException io -> ExitCodes.INFRASTRUCTURE;
      case IOException io -> ExitCodes.INFRASTRUCTURE;
      default -> ExitCodes.BUG;
    };
  }

  /**
   * The JDK's message on a file is often its bare name, and a wrapped cause is not in it at all.
   */
  private static String words(Exception failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case UncheckedIOException io ->
          io.getMessage() + ": " + words(Objects.requireNonNull(io.getCause()));
      default -> failure.getMessage() + "";
    };
  }

  private static String trace(Exception failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
