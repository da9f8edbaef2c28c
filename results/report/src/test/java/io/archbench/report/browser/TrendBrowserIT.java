package io.archbench.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.browser.Browser.Scheme;
import io.archbench.report.html.TrendPages;
import io.archbench.report.trend.TrendFixture;
import io.archbench.report.trend.TrendReport;
import io.archbench.report.trend.TrendView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** What a reader of the pages on a history sees and can do, with the network off. */
class TrendBrowserIT {
  private static final int MANY = 600;
  private static final int NIGHTS = 180;
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String PAINTED =
      "[...document.querySelectorAll('.chart')].filter(host => host.querySelector('canvas')"
          + "?.getContext('2d').getImageData(0, 0, 700, 200).data.some(byte => byte > 0)).length";

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

  /** The index of each history, and the first suite's page. */
  static Stream<Arguments> pages() {
    return Stream.of(TrendFixture.values())
        .flatMap(
            fixture ->
                new TrendPages()
                    .of(fixture.report()).stream()
                        .limit(2)
                        .map(page -> Arguments.of(fixture.fileName(), page.name())));
  }

  private static Path page(String fixture, String name) throws IOException {
    TrendFixture history =
        Stream.of(TrendFixture.values())
            .filter(each -> each.fileName().equals(fixture))
            .findFirst()
            .orElseThrow();
    return written(fixture, history.report()).resolve(name);
  }

  private static Path written(String name, TrendReport report) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    for (TrendPages.Page page : new TrendPages().of(report)) {
      Files.writeString(folder.resolve(page.name()), page.html());
    }
    return folder;
  }

  private static Path eventful() throws IOException {
    return page("trend-eventful", "trend-indexing.html");
  }

  private static Path many() throws IOException {
    return written("many", TrendFixture.report(TrendFixture.many(MANY, NIGHTS)));
  }

  private static void settle() {
    browser.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 80, 1)))");
  }

  private static void openAll() {
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true) ?? 1");
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    settle();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void nothingIsFetchedAndTheConsoleStaysEmpty(String fixture, String name) throws IOException {
    Path page = page(fixture, name);

    browser.open(page);
    openAll();

    assertThat(browser.requests()).containsExactly(page.toUri().toString());
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.all("h1")).hasSize(1);
    assertThat(browser.title())
        .startsWith(browser.texts("h1").getFirst().replace("\u2060", "").substring(0, 12));
  }

  @Test
  void aPictureFromElsewhereWouldBeSeen() throws IOException {
    Path page = page("trend-quiet", "index.html");
    String leaking =
        Files.readString(page)
            .replaceAll("<meta http-equiv[^>]*>", "")
            .replace("</main>", "<img src=\"http://elsewhere.test/pixel.png\" alt=\"\"></main>");

    browser.open(Files.writeString(directory.resolve("leaking.html"), leaking));

    assertThat(browser.requests()).contains("http://elsewhere.test/pixel.png");
    assertThat(browser.complaints()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void nothingHindersReadersInLightNorInDark(String fixture, String name) throws IOException {
    Path page = page(fixture, name);
    for (Scheme scheme : Scheme.values()) {
      browser.prefer(scheme);
      browser.open(page);
      openAll();

      assertThat(browser.violations()).as("%s", scheme).isEmpty();

      picture(fixture, name, scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void theGroundIsDarkForThoseWhoPreferItAndLightOnPaper() throws IOException {
    browser.prefer(Scheme.DARK);
    browser.open(eventful());
    assertThat(ground()).isEqualTo("rgb(20, 24, 28)");

    browser.print();
    assertThat(ground()).isEqualTo("rgb(255, 255, 255)");

    browser.prefer(Scheme.LIGHT);
    assertThat(ground()).isEqualTo("rgb(255, 255, 255)");
  }

  private static Object ground() {
    return browser.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static void picture(String fixture, String name, String how) throws IOException {
    browser.picture(PICTURES.resolve(fixture + "-" + name.replace(".html", "-" + how + ".png")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void narrowScreensScrollOneWayOnly(String fixture, String name) throws IOException {
    browser.width(320);
    browser.open(page(fixture, name));
    openAll();

    assertThat(browser.evaluate("document.documentElement.scrollWidth"))
        .as("width that the page takes")
        .isEqualTo(320L);
    picture(fixture, name, "320");
  }

  @Test
  void picturesAreDrawnWhenTheyComeIntoSight() throws IOException {
    browser.open(many().resolve("trend-indexing.html"));
    settle();
    int series = MANY / 8;
    long atFirst = (Long) browser.evaluate(PAINTED);

    browser.evaluate("document.querySelector('article').scrollIntoView() ?? 1");
    settle();
    long scrolled = (Long) browser.evaluate(PAINTED);

    assertThat(browser.all(".chart")).hasSize(series);
    assertThat(atFirst).isLessThan(series);
    assertThat(scrolled).isBetween(Math.max(1, atFirst), (long) series - 1);
  }

  @Test
  void paperHasAllPictures() throws IOException {
    browser.open(eventful());
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    browser.print();
    settle();

    assertThat(browser.evaluate(PAINTED)).isEqualTo(7L);
    assertThat(browser.find("h1").isDisplayed()).isTrue();
    assertThat(browser.all("nav").getFirst().isDisplayed()).isFalse();
    picture("trend-eventful", "trend-indexing.html", "print");
  }

  @Test
  void theBoxKeepsTheSeriesThatSayAllItsWordsAndTheirPictures() throws IOException {
    browser.open(many().resolve("trend-indexing.html"));
    WebElement box = browser.find(".filter input");

    box.sendKeys("operation4 quarter");
    assertThat(browser.find(".filter output").getText()).isEqualTo("0 of 75 series");

    box.clear();
    box.sendKeys("operation100 cpu");
    assertThat(browser.find(".filter output").getText()).isEqualTo("1 of 75 series");
    assertThat(browser.all("table.series tbody tr:not([hidden])")).hasSize(1);
    assertThat(browser.all("article:not([hidden])")).hasSize(1);
  }

  @Test
  void headsOfColumnsSortByKey() throws IOException {
    Path index = many().resolve("index.html");
    browser.open(index);
    List<String> before = browser.texts("table.series tbody th a");

    WebElement change = browser.find("table.series thead th:nth-child(3) button");
    change.sendKeys(Keys.ENTER);
    assertThat(browser.texts("table.series tbody th a").getFirst()).isEqualTo(before.getFirst());
    change.sendKeys(Keys.ENTER);

    assertThat(browser.texts("table.series tbody th a").getLast()).isEqualTo(before.getFirst());
    assertThat(browser.find("table.series thead th:nth-child(3)").getDomAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void theIndexLeadsToTheSeriesThatMoved() throws IOException {
    browser.open(page("trend-eventful", "index.html"));
    String name = browser.texts("table.series tbody th a").getFirst();

    browser.find("table.series tbody th a").click();
    settle();

    assertThat(browser.texts("article:target h3").getFirst()).startsWith(name);
    assertThat(
            (Boolean) browser.evaluate("document.querySelector('article:target canvas') !== null"))
        .isTrue();
  }

  @Test
  void aReaderWithAKeyboardSkipsToTheFiguresFirst() throws IOException {
    browser.open(eventful());

    browser.find("body").sendKeys(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the figures");
    browser.focused().sendKeys(Keys.ENTER);
    browser.focused().sendKeys(Keys.TAB);

    assertThat(browser.evaluate("document.activeElement.closest('main') !== null")).isEqualTo(true);
  }

  @Test
  void withoutScriptsAllTheNumbersAreThere() throws IOException {
    browser.open(eventful());
    List<String> words = browser.texts("td, tbody th, li, p, caption, h3");
    browser.scripts(false);
    browser.open(eventful());
    browser.scripts(true); // what runs from here on runs in a page whose own scripts did not

    assertThat(browser.all(".chart, table button")).as("what scripts add").isEmpty();
    assertThat(browser.texts("td, tbody th, li, p, caption, h3")).isEqualTo(words);
    assertThat(browser.texts("article .figures td")).allMatch(text -> text.matches("[-\\d –]+"));
    assertThat(browser.texts("article .figures td").getFirst().split(" ").length).isGreaterThan(1);
  }

  @Test
  void manySeriesOpen() throws IOException {
    Path folder = many();
    long size = 0;
    for (TrendPages.Page page :
        new TrendPages().of(TrendFixture.report(TrendFixture.many(MANY, NIGHTS)))) {
      size += Files.size(folder.resolve(page.name()));
    }

    browser.open(folder.resolve("trend-indexing.html"));

    assertThat(browser.all("article")).hasSize(MANY / 8);
    assertThat(browser.complaints()).isEmpty();
    System.out.printf(
        "%d series (%d kB): a suite's page is readable after %s ms, complete after %s ms%n",
        MANY,
        size / 1_000,
        browser.evaluate("Math.round(performance.getEntriesByType('paint')[0]?.startTime ?? -1)"),
        browser.evaluate("Math.round(performance.getEntriesByType('navigation')[0].domComplete)"));
    picture("trend-many", "trend-indexing.html", "light");
  }

  @Test
  void theIndexCountsWhatTheViewDoes() throws IOException {
    browser.open(page("trend-eventful", "index.html"));

    assertThat(browser.all("table.series tbody tr"))
        .hasSameSizeAs(TrendView.of(TrendFixture.EVENTFUL.report()).moved());
    assertThat(browser.texts(".suites tbody th")).containsExactly("indexing", "relational");
  }
}
