package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Written;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTest {
  private static String page(Fixture fixture) {
    return Written.by(new HtmlReport(), fixture.report());
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void thePolicyAllowsExactlyTheScriptAndTheStyleOfThePage(Fixture fixture) {
    String page = page(fixture).replace("&#39;", "'");
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

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void nothingIsFetched(Fixture fixture) {
    assertThat(page(fixture))
        .doesNotContainPattern("<(link|img|iframe|object|embed|source)\\b")
        .doesNotContainPattern("<[^>]*\\b(src|action)=")
        .doesNotContainPattern("href=\"[^#]")
        .doesNotContain("url(")
        .doesNotContain("@import");
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void theOutlineIsThatOfADocument(Fixture fixture) {
    String page = page(fixture);

    assertThat(all("(<h1>)", page)).hasSize(1);
    assertThat(all("(<main |<header>|<footer>|<nav )", page)).hasSize(4);
    assertThat(page).startsWith("<!doctype html>").contains("<html lang=\"en\">");
    assertThat(all("\\bid=\"([^\"]+)\"", page)).doesNotHaveDuplicates();
    assertThat(all("\\bid=\"([^\"]+)\"", page)).containsAll(all("href=\"#([^\"]+)\"", page));
    assertThat(all("<th( [^>]*)?>", page)).allMatch(attributes -> attributes.contains("scope="));
    assertThat(all("(<caption>)", page)).hasSameSizeAs(all("(<table )", page));
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void everyPictureSaysWhatItShows(Fixture fixture) {
    for (String picture : all("(<svg.*?</svg>)", page(fixture))) {
      assertThat(picture).containsPattern("aria-hidden=\"true\"|role=\"img\"><title>[^<]+</title>");
    }
  }

  @Test
  void hostileTextIsText() {
    String page = page(Fixture.HOSTILE_NAMES);

    assertThat(all("<(script|img|i)>", page.substring(page.indexOf("<h1>"))))
        .containsOnly("script");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img", "\u202e", "\u2066", "\u200f")
        .contains("\ufffdgnp.exe")
        .doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fixture.class,
      names = {"DEMONSTRATION", "PRICED_CHEAPER", "TWO_LOADS", "EMPTY"})
  void theTitleIsTheHeadline(Fixture fixture) {
    String page = page(fixture);
    Matcher heading = Pattern.compile("<h1>(.*?)</h1>").matcher(page);

    assertThat(heading.find()).isTrue();
    assertThat(page)
        .contains("<title>" + heading.group(1).replaceAll("<[^>]*>[▲▼=?] |<[^>]*>", "") + " · ");
  }

  @Test
  void hostileNamesInMoneyAreText() {
    String page = page(Fixture.HOSTILE_MONEY);

    assertThat(page.substring(page.indexOf("<h1>"), page.lastIndexOf("<script>")))
        .doesNotContainPattern("<(script|img|i|u)\\b|<svg/")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;svg/onload=alert(3)&gt;");
    assertThat(page).doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]");
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void everyColouredVerdictHasAShapeAndAWord(Fixture fixture) {
    assertThat(all("<span class=\"tag [a-z]+\">([^<]*)</span>", page(fixture)))
        .allMatch(tag -> tag.matches("[▲▼=?✕✓▽] [a-z, ]+"));
  }

  @Test
  void sixHundredCellsStayBelowTwoMegabytesAndAQuarter() {
    assertThat(Written.by(new HtmlReport(), LongReports.of(1, 600, 0)).length())
        .isLessThan(2_250_000);
  }
}
