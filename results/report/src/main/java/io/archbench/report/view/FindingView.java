package io.archbench.report.view;

import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was found wrong, once for all the places at which it was found alike.
 *
 * @param places in the order of the findings
 */
public record FindingView(
    FindingKind kind, Severity severity, List<String> places, String what, String fix) {
  private static final int MOST_PLACES = 3;

  public FindingView {
    places = List.copyOf(places);
  }

  /** Each thing once, in the order in which it comes first. */
  public static List<FindingView> of(List<Finding> findings) {
    Map<FindingView, FindingView> views = new LinkedHashMap<>();
    for (Finding finding : findings) {
      FindingView one = one(finding);
      views.merge(one.at(List.of()), one, FindingView::with);
    }
    return List.copyOf(views.values());
  }

  private static FindingView one(Finding finding) {
    return new FindingView(
        finding.kind(),
        finding.severity(),
        List.of(finding.where()),
        finding.what(),
        finding.fix());
  }

  private FindingView at(List<String> others) {
    return new FindingView(kind, severity, others, what, fix);
  }

  private FindingView with(FindingView other) {
    return at(Stream.concat(places.stream(), other.places.stream()).toList());
  }

  /** Where it was found: the first places, and how many more there are. */
  public String where() {
    return where(Function.identity());
  }

  /** The same, each place written that way. */
  public String where(Function<String, String> written) {
    List<String> first =
        places.subList(0, Math.min(MOST_PLACES, places.size())).stream().map(written).toList();
    int more = places.size() - first.size();
    return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
  }
}
