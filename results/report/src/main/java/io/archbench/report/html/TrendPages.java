package io.archbench.report.html;

import io.archbench.report.trend.SuiteTrend;
import io.archbench.report.trend.TrendReport;
import io.archbench.report.trend.TrendView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What became of a history, as pages that need neither network nor script to be read: {@code
 * index.html}, and one for each suite that lies beside it.
 */
public final class TrendPages {
  /** Ends of elements that HTML lets go without saying: a tenth of a page with many numbers. */
  private static final Pattern IMPLIED = Pattern.compile("</(?:td|th|tr|thead|tbody)>\n?");

  private final PageAssets plain = PageAssets.ofTrends();
  private final PageAssets withCharts = PageAssets.ofTrendCharts();

  /**
   * One page.
   *
   * @param name of its file
   */
  public record Page(String name, String html) {}

  /** All pages, the index first; the same report gives the same pages. */
  public List<Page> of(TrendReport report) {
    TrendView view = TrendView.of(report);
    List<Page> pages = new ArrayList<>();
    String index = Templates.render("trend/index.jte", new TrendPage(view, plain));
    pages.add(new Page("index.html", concise(index)));
    pages.addAll(view.suites().parallelStream().map(suite -> page(view, suite)).toList());
    return pages;
  }

  private Page page(TrendView view, SuiteTrend suite) {
    Map<String, Object> parameters =
        Map.of("page", new TrendPage(view, withCharts), "suite", suite);
    return new Page(suite.fileName(), concise(Templates.render("trend/suite.jte", parameters)));
  }

  private static String concise(String html) {
    return IMPLIED.matcher(html).replaceAll("");
  }
}
