package io.archbench.runner.cli;

import io.archbench.analysis.price.PriceBook;
import io.archbench.analysis.price.PriceFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which prices count: the shipped ones, and a team's own over them. */
final class PriceOptions {
  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "CSV file of your own prices, laid over the shipped ones; also OpenCost's.")
  private @Nullable Path file;

  PriceBook book() throws IOException {
    PriceBook shipped = PriceBook.shipped();
    return file == null ? shipped : shipped.with(PriceFile.read(file, shipped));
  }
}
