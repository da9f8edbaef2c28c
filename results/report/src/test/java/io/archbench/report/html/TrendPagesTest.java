package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.trend.TrendFixture;
import io.archbench.report.trend.TrendView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrendPagesTest {
  private static List<TrendPages.Page> pages(TrendFixture fixture) {
    return new TrendPages().of(fixture.report());
  }

  private static String page(TrendFixture fixture, String name) {
    return pages(fixture).stream()
        .filter(page -> page.name().equals(name))
        .findFirst()
        .orElseThrow()
        .html();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void thePolicyAllowsExactlyTheScriptAndTheStyleOfThePage(TrendFixture fixture) {
    for (TrendPages.Page each : pages(fixture)) {
      String page = each.html().replace("&#39;", "'");
      List<String> scripts = all("<script>(.*?)</script>", page);
      List<String> styles = all("<style>(.*?)</style>", page);

      assertThat(scripts).hasSize(1);
      assertThat(styles).hasSize(1);
      assertThat(page)
          .contains("default-src 'none'")
          .contains("script-src '" + PageAssets.digest(scripts.getFirst()) + "'")
          .contains("style-src '" + PageAssets.digest(styles.getFirst()) + "'")
          .doesNotContain("unsafe-inline")
          .doesNotContainPattern("<[^>]* style=")
          .doesNotContainPattern("<[^>]* on[a-z]+=");
    }
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void nothingIsFetchedAndEveryLinkLeadsSomewhere(TrendFixture fixture) {
    List<TrendPages.Page> pages = pages(fixture);
    Set<String> targets =
        pages.stream()
            .flatMap(
                page ->
                    all("\\bid=\"([^\"]+)\"", page.html()).stream()
                        .map(id -> page.name() + "#" + id))
            .collect(Collectors.toSet());
    for (TrendPages.Page page : pages) {
      assertThat(page.html())
          .doesNotContainPattern("<(link|img|iframe|object|embed|source)\\b")
          .doesNotContainPattern("<[^>]*\\b(src|action)=")
          .doesNotContain("url(")
          .doesNotContain("@import");
      for (String link : all("href=\"([^\"]+)\"", page.html())) {
        if (link.contains("#")) {
          assertThat(targets).contains(link.startsWith("#") ? page.name() + link : link);
        } else {
          assertThat(pages).extracting(TrendPages.Page::name).contains(link);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void theOutlineIsThatOfADocument(TrendFixture fixture) {
    for (TrendPages.Page each : pages(fixture)) {
      String page = each.html();

      assertThat(all("(<h1>)", page)).hasSize(1);
      assertThat(all("(<main |<header>|<footer>|<nav )", page)).hasSize(4);
      assertThat(page).startsWith("<!doctype html>").contains("<html lang=\"en\">");
      assertThat(all("\\bid=\"([^\"]+)\"", page)).doesNotHaveDuplicates();
      assertThat(all("<th( [^>]*)?>", page)).allMatch(attributes -> attributes.contains("scope="));
      assertThat(all("(<caption>)", page)).hasSameSizeAs(all("(<table )", page));
      assertThat(all("<span class=\"tag [a-z]+\">([^<]*)</span>", page))
          .allMatch(tag -> tag.matches("[▲▼=◇] ([a-z ]+|[0-9,]+)"));
    }
  }

  @Test
  void theTitleIsTheState() {
    assertThat(page(TrendFixture.ONE_CHANGE, "index.html"))
        .contains("<title>1 series slower since 2026-11-21; 1 better since 2026-11-16 · nightly<");
    assertThat(page(TrendFixture.ONE_CHANGE, "trend-indexing.html"))
        .contains("<title>indexing: 1 series slower since 2026-11-21 · nightly<");
  }

  @Test
  void everyPageSaysHowManySeriesDoWhat() {
    for (TrendFixture fixture : TrendFixture.values()) {
      int series = TrendView.of(fixture.report()).series().size();
      int pictures =
          pages(fixture).stream().mapToInt(page -> all("(<article )", page.html()).size()).sum();
      int counted =
          all("<li>([0-9]+) <span class=\"tag", page(fixture, "index.html")).stream()
              .mapToInt(Integer::parseInt)
              .sum();

      assertThat(pictures).as("%s", fixture).isEqualTo(series);
      assertThat(counted).as("%s", fixture).isEqualTo(series);
    }
  }

  @Test
  void hostileTextIsText() {
    for (TrendPages.Page page : pages(TrendFixture.HOSTILE)) {
      assertThat(
              page.html()
                  .substring(page.html().indexOf("<body>"), page.html().lastIndexOf("<script>")))
          .doesNotContainPattern("<(script|img|i|u|b)\\b|<svg/")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("\u202e", "\u001b", "\u0007");
    }
    assertThat(page(TrendFixture.HOSTILE, "trend-indexing.html"))
        .contains("&lt;svg/onload=alert(3)&gt;")
        .contains("&lt;/table&gt;&lt;script&gt;alert(4)&lt;/script&gt;")
        .contains("&gt;&lt;script&gt;alert(2)&lt;/script&gt;")
        .contains("&lt;u&gt;p99&lt;/u&gt;");
  }

  @Test
  void numbersAreThousandthsInTheOrderOfTheNights() {
    String page = page(TrendFixture.EVENTFUL, "trend-indexing.html");
    List<String> days = all("<tr><th scope=\"row\">2026-11<td>([^<]+)<td>[0-9a-f]{10} ", page);
    List<String> numbers = all("<tr><th scope=\"row\">2026-11<td>([-0-9 –]+)<td>[0-9 –]+<", page);

    assertThat(days).hasSize(1);
    assertThat(days.getFirst().split(" ")).hasSize(30).startsWith("1", "2").endsWith("30");
    assertThat(numbers).hasSizeGreaterThan(6).allMatch(row -> row.split(" ").length == 30);
    assertThat(numbers).filteredOn(row -> row.contains("– – –")).hasSize(1);
  }

  @Test
  void sixHundredSeriesOverHalfAYearStayBelowTwoMegabytes() {
    int bytes =
        new TrendPages()
            .of(TrendFixture.report(TrendFixture.many(600, 180))).stream()
                .mapToInt(page -> page.html().getBytes(StandardCharsets.UTF_8).length)
                .sum();

    assertThat(bytes).isBetween(1_000_000, 2_000_000);
  }
}
