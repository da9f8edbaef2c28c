package io.archbench.report.trend;

import io.archbench.report.html.TrendPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the pages of a large history into a directory, and says how large and how slow. */
public final class TrendSizes {
  private TrendSizes() {}

  public static void main(String[] arguments) throws IOException {
    TrendReport report = TrendFixture.report(TrendFixture.many(600, 180));
    long start = System.nanoTime();
    List<TrendPages.Page> pages = new TrendPages().of(report);
    long end = System.nanoTime();
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    long size = 0;
    for (TrendPages.Page page : pages) {
      size += Files.size(Files.writeString(directory.resolve(page.name()), page.html()));
    }
    System.out.printf("%d pages, %d bytes, %d ms%n", pages.size(), size, (end - start) / 1_000_000);
  }
}
