package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.report.Fixture;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.WorthView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorthPlotTest {
  private static WorthPlot plot(Fixture fixture) {
    return WorthPlot.of(worth(fixture));
  }

  private static WorthView worth(Fixture fixture) {
    return ReportView.of(fixture.report()).comparisons().getFirst().worth();
  }

  private static List<Forest> forests(WorthPlot plot) {
    return plot.worth().rows().stream().flatMap(row -> plot.forest(row).stream()).toList();
  }

  @Test
  void suitesAreDiscsAndTheWholeIsADiamondAsWideAsItsInterval() {
    List<Forest> forests = forests(plot(Fixture.PRICED_CHEAPER));

    assertThat(forests).hasSize(4);
    assertThat(forests.subList(0, 3)).allMatch(forest -> forest.mark().diamond().isEmpty());
    assertThat(forests.subList(0, 3)).allMatch(forest -> forest.thin().isPresent());
    assertThat(forests.getLast().mark().diamond()).isPresent();
    assertThat(forests.getLast().thin()).isEmpty();
  }

  @Test
  void aLargerShareIsALargerDisc() {
    List<Forest> forests = forests(plot(Fixture.PRICED_CHEAPER));

    assertThat(Double.parseDouble(forests.get(0).mark().radius()))
        .isGreaterThan(Double.parseDouble(forests.get(1).mark().radius()));
  }

  @Test
  void equalSpeedIsTheSecondLineWhereTheAxisIsOfMoney() {
    WorthPlot plot = plot(Fixture.PRICED_CHEAPER);
    Forest first = forests(plot).getFirst();

    assertThat(plot.equalSpeed().orElseThrow()).isCloseTo(.768 / .562, within(1e-12));
    assertThat(first.dashedX()).hasValue(Axis.coordinate(plot.axis().x(.768 / .562)));
    assertThat(first.title())
        .isEqualTo("indexing cheaper, work per dollar: 27.1 % more (uncertainty 24.1–30.2 %)");
  }

  @Test
  void withoutPricesTheAxisIsOfSpeedAndHasOneLine() {
    WorthPlot plot = plot(Fixture.UNPRICED);

    assertThat(plot.equalSpeed()).isEmpty();
    assertThat(forests(plot)).hasSize(3).allMatch(forest -> forest.dashedX().isEmpty());
    assertThat(forests(plot).getFirst().title())
        .isEqualTo("indexing: 7.0 % slower (uncertainty 4.7–9.2 %)");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fixture.class,
      names = {"PRICED_CHEAPER", "PRICED_UNDECIDED", "DEARER", "UNPRICED", "TWO_LOADS", "FILES"})
  void everyIntervalFitsTheAxis(Fixture fixture) {
    assertThat(forests(plot(fixture))).isNotEmpty().allMatch(forest -> forest.arrows().isEmpty());
  }

  @Test
  void whatWasNotMeasuredHasNoPicture() {
    WorthPlot plot = plot(Fixture.PRICED_UNDECIDED);

    assertThat(plot.forest(plot.worth().rows().get(2))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fixture.class,
      names = {"PRICED_CHEAPER", "PRICED_UNDECIDED", "DEARER", "TWO_LOADS", "FILES"})
  void theCurveStaysInItsPicture(Fixture fixture) {
    Curve curve =
        Curve.of(
            ReportView.of(fixture.report())
                .comparisons()
                .getFirst()
                .money()
                .orElseThrow()
                .curve()
                .orElseThrow());

    assertThat(curve.dots()).hasSizeGreaterThanOrEqualTo(13);
    assertThat(curve.dots())
        .allSatisfy(
            dot -> {
              assertThat(Double.parseDouble(dot.x())).isBetween(44.0, 330.0);
              assertThat(Double.parseDouble(dot.y())).isBetween(12.0, 152.0);
            });
    assertThat(Double.parseDouble(curve.today())).isBetween(44.0, 330.0);
    assertThat(curve.anchor()).isEqualTo(Double.parseDouble(curve.today()) > 187 ? "end" : "start");
    assertThat(curve.title()).contains("today's price ratio").contains("confidence");
  }
}
