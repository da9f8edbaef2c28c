package io.archbench.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.report.Fixture;
import io.archbench.report.MeasuredFixtures;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.Written;
import io.archbench.report.browser.Browser.Scheme;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader of the HTML report sees and can do, with the network off. */
class ReportBrowserIT {
  private static final int MANY = 600;
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String ROWS = "table.cells > tbody > tr:not([hidden])";

  @TempDir private static Path directory;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void restore() {
    browser.scripts(true);
    browser.prefer(Scheme.LIGHT);
    browser.width(1_200);
  }

  /** Pass, regression, cannot tell, nothing, many rows, hostile names; series and variants. */
  private static Map<String, Report> reports() {
    Map<String, Report> reports = new LinkedHashMap<>();
    reports.put("cheaper", Fixture.PRICED_CHEAPER.report());
    reports.put("regressed", Fixture.TWO_COMPARISONS.report());
    reports.put("undecided", Fixture.PRICED_UNDECIDED.report());
    reports.put("empty", Fixture.EMPTY.report());
    reports.put("failed", Fixture.FAILED_CELL.report());
    reports.put("hostile", Fixture.HOSTILE_NAMES.report());
    reports.put("hostile-money", Fixture.HOSTILE_MONEY.report());
    reports.put("series", Fixture.SERIES.report());
    reports.put("variants", Fixture.VARIANTS.report());
    return reports;
  }

  static Stream<Arguments> pages() {
    return reports().entrySet().stream()
        .map(report -> Arguments.of(report.getKey(), report.getValue()));
  }

  private static Path page(String name, Report report) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".html"), Written.by(ReportFormat.HTML, report));
  }

  private static Path series() throws IOException {
    return page("series", Fixture.SERIES.report());
  }

  private static void openAll() {
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true) ?? 1");
    browser.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50, 1)))");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void nothingIsFetchedAndTheConsoleStaysEmpty(String name, Report report) throws IOException {
    Path page = page(name, report);

    browser.open(page);
    openAll();

    assertThat(browser.requests()).containsExactly(page.toUri().toString());
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.all("h1")).hasSize(1);
    assertThat(browser.title()).startsWith(ReportView.of(report).headline());
  }

  @Test
  void aPictureFromElsewhereWouldBeSeen() throws IOException {
    String page = Written.by(ReportFormat.HTML, Fixture.EMPTY.report());
    String leaking =
        page.replaceAll("<meta http-equiv[^>]*>", "")
            .replace("</main>", "<img src=\"http://elsewhere.test/pixel.png\" alt=\"\"></main>");

    browser.open(Files.writeString(directory.resolve("leaking.html"), leaking));

    assertThat(browser.requests()).contains("http://elsewhere.test/pixel.png");
    assertThat(browser.complaints()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void nothingHindersReadersInLightNorInDark(String name, Report report) throws IOException {
    Path page = page(name, report);
    for (Scheme scheme : Scheme.values()) {
      browser.prefer(scheme);
      browser.open(page);
      openAll();

      assertThat(browser.violations()).as("%s", scheme).isEmpty();

      browser.picture(
          PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
  }

  @Test
  void paleTextWouldBeFoundToHinder() throws IOException {
    String pale =
        Written.by(ReportFormat.HTML, Fixture.EMPTY.report())
            .replaceAll("<meta http-equiv[^>]*>", "")
            .replace("</style>", "p{color:#bbb}</style>");

    browser.open(Files.writeString(directory.resolve("pale.html"), pale));

    assertThat(browser.violations()).anyMatch(each -> each.startsWith("color-contrast"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void narrowScreensScrollOneWayOnly(String name, Report report) throws IOException {
    browser.width(320);
    browser.open(page(name, report));
    openAll();

    assertThat(browser.evaluate("document.documentElement.scrollWidth"))
        .as("width that the page takes")
        .isEqualTo(320L);
    browser.picture(PICTURES.resolve(name + "-320.png"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void paperShowsTheSame(String name, Report report) throws IOException {
    browser.open(page(name, report));
    browser.print();

    assertThat(browser.find("h1").isDisplayed()).isTrue();
    assertThat(browser.all("nav").getFirst().isDisplayed()).isFalse();
    browser.picture(PICTURES.resolve(name + "-print.png"));
  }

  @Test
  void theNumbersAreThoseOfTheComparison() throws IOException {
    Report report = Fixture.SERIES.report();

    browser.open(series());

    List<String> expected =
        report.document().comparisons().getFirst().cells().stream()
            .map(CellComparison::ratio)
            .map(ratio -> ratio.map(Ratio::value).map(String::valueOf).orElse(""))
            .toList();
    assertThat(ratios()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(browser.find("h1").getText().replaceAll("\\p{Z}", " "))
        .isEqualTo(ReportView.of(report).signedHeadline());
  }

  private static List<String> ratios() {
    return browser.all(ROWS + " > td.change").stream()
        .map(cell -> cell.getDomAttribute("data-sort"))
        .toList();
  }

  @Test
  void headsOfColumnsSortByClickAndByKey() throws IOException {
    browser.open(page("many", MeasuredFixtures.cells(40)));
    List<String> rising = new ArrayList<>(ratios());
    rising.sort(Comparator.comparingDouble(Double::parseDouble));

    WebElement change = browser.find("table.cells thead th:nth-child(6) button");
    change.click();
    assertThat(ratios()).isEqualTo(rising);

    change.sendKeys(Keys.ENTER);
    Collections.reverse(rising);
    assertThat(ratios()).isEqualTo(rising);
    assertThat(browser.find("table.cells thead th:nth-child(6)").getDomAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void theBoxKeepsTheCellsThatSayAllItsWords() throws IOException {
    browser.open(page("many", MeasuredFixtures.cells(40)));
    WebElement box = browser.find(".filter input");

    box.sendKeys("search n 17");

    assertThat(browser.all(ROWS)).hasSize(1);
    assertThat(browser.find(".filter output").getText()).isEqualTo("1 of 40 cells");
    assertThat(browser.all("details.cell:not([hidden])")).hasSize(1);

    box.sendKeys(Keys.BACK_SPACE, "no such cell");
    assertThat(browser.all(ROWS)).isEmpty();
    assertThat(browser.find(".filter output").getText()).isEqualTo("0 of 40 cells");
  }

  @Test
  void detailsUnfoldByKeyAndByLinkAndThenDrawWhatTheTableHolds() throws IOException {
    browser.open(series());
    assertThat(browser.all("canvas")).isEmpty();

    browser.find("#c1-2 > summary").sendKeys(Keys.ENTER);
    openedIsDrawn("#c1-2");

    browser.find("a[href='#c1-1']").click();
    openedIsDrawn("#c1-1");

    browser.open(series(), "#c1-3");
    openedIsDrawn("#c1-3");
  }

  private static void openedIsDrawn(String details) {
    browser.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50, 1)))");
    assertThat(browser.find(details).getDomProperty("open")).isEqualTo("true");
    assertThat(browser.all(details + " .chart canvas")).hasSize(2);
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('"
                    + details
                    + " canvas')].every(each => each.getContext('2d').getImageData(0, 0, each.width,"
                    + " each.height).data.some(byte => byte > 0))"))
        .as("something is painted")
        .isEqualTo(true);
  }

  @Test
  void aReaderWithAKeyboardSkipsToTheFiguresFirst() throws IOException {
    browser.open(series());

    browser.find("body").sendKeys(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the figures");
    browser.focused().sendKeys(Keys.ENTER);
    browser.focused().sendKeys(Keys.TAB);

    assertThat(browser.evaluate("document.activeElement.closest('main') !== null")).isEqualTo(true);
  }

  @Test
  void withoutScriptsAllTheNumbersAreThere() throws IOException {
    browser.open(series());
    List<String> cells = browser.texts("td, tbody th, li, p, caption");
    browser.scripts(false);
    browser.open(series());
    browser.scripts(true); // what runs from here on runs in a page whose own scripts did not

    assertThat(browser.all("table.cells button")).as("what scripts add").isEmpty();
    assertThat(browser.texts("td, tbody th, li, p, caption")).isEqualTo(cells);
    assertThat(browser.texts(".forks td")).allMatch(text -> text.matches("[\\d. ]+"));
  }

  @Test
  void manyCellsOpen() throws IOException {
    Path page = page("many", MeasuredFixtures.cells(MANY));

    browser.open(page);

    assertThat(browser.all("details.cell")).hasSize(MANY);
    System.out.printf(
        "a report of %d cells (%d kB): readable after %s ms, complete after %s ms%n",
        MANY,
        Files.size(page) / 1_000,
        browser.evaluate("Math.round(performance.getEntriesByType('paint')[0]?.startTime ?? -1)"),
        browser.evaluate("Math.round(performance.getEntriesByType('navigation')[0].domComplete)"));
  }
}
