package io.archbench.analysis.trend;

/** Whose series they are: they are measured in the same nights on the same machines. */
record SeriesVariant(String study, String variant) {
  static SeriesVariant of(Series series) {
    return new SeriesVariant(series.key().study(), series.key().variant());
  }
}
