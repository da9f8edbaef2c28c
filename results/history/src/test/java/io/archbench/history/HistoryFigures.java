package io.archbench.history;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how long it takes to add a night of 600 cells, and to open and read 600 series of five
 * years, in both databases. Arguments: a directory, and a number of nights.
 */
final class HistoryFigures {
  private static final int SINGLE_NIGHTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Nights CELLS = new Nights("nightly", "7".repeat(64), 600);

  private final String name;
  private final Database database;

  private HistoryFigures(String name, Database database) {
    this.name = name;
    this.database = database;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int nights = Integer.parseInt(arguments[1]);
    Path file = directory.resolve("history.db");
    Path export = directory.resolve("history.ndjson");
    HistoryFigures sqlite = new HistoryFigures("SQLite", SqliteFile.at(file, PATIENCE));
    sqlite.add(nights);
    sqlite.read();
    sqlite.export(export);
    System.out.printf(
        Locale.ROOT,
        "%-10s  the file has %.0f MB, its export %.0f MB%n",
        "SQLite",
        Files.size(file) / 1e6,
        Files.size(export) / 1e6);
    Path password = Files.writeString(directory.resolve("password"), PrivatePostgres.PASSWORD);
    HistoryFigures postgres =
        new HistoryFigures(
            "PostgreSQL",
            History.database(
                PrivatePostgres.server().database(),
                Map.of(PostgresDatabase.PASSWORD_FILE, password.toString()),
                PATIENCE));
    postgres.add(SINGLE_NIGHTS);
    postgres.importFrom(export);
    postgres.read();
  }

  /** The first nights alone are timed one by one; that of the first one has all that is loaded. */
  private void add(int nights) {
    long worst = 0;
    long all = 0;
    for (int number = 0; number < nights; number++) {
      NightRecord night = CELLS.night(number);
      long began = System.nanoTime();
      try (History history = History.open(database)) {
        history.add(night);
      }
      long took = System.nanoTime() - began;
      if (number == 0) {
        print("open, make the schema and add the first night of 600 cells", took);
      } else {
        worst = Math.max(worst, took);
        all += took;
      }
    }
    print("open and add a night of 600 cells, mean of " + (nights - 1), all / (nights - 1));
    print("the slowest of them", worst);
  }

  private void read() {
    long began = System.nanoTime();
    long points;
    try (History history = History.open(database)) {
      points = history.series(Selection.ALL).stream().mapToLong(each -> each.points().size()).sum();
    }
    print("open and read " + points + " nights of 600 series", System.nanoTime() - began);
    began = System.nanoTime();
    try (History history = History.open(database)) {
      points =
          history.series(Selection.ALL.ofCells("Stub.cell7")).stream()
              .mapToLong(each -> each.points().size())
              .sum();
    }
    print("open and read " + points + " nights of one cell's series", System.nanoTime() - began);
    began = System.nanoTime();
    try (History history = History.open(database)) {
      history.studies();
    }
    print("open and count", System.nanoTime() - began);
  }

  private void export(Path file) throws Exception {
    long began = System.nanoTime();
    try (History history = History.open(database);
        OutputStream out = Files.newOutputStream(file);
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
      history.export(buffered);
    }
    print("export all", System.nanoTime() - began);
  }

  private void importFrom(Path file) throws Exception {
    long began = System.nanoTime();
    try (History history = History.open(database)) {
      history.importFrom(file, false);
    }
    print("import all", System.nanoTime() - began);
  }

  private void print(String what, long nanos) {
    System.out.printf(Locale.ROOT, "%-10s  %8.3f s  %s%n", name, nanos / 1e9, what);
  }
}
