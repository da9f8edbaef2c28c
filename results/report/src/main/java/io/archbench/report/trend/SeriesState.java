package io.archbench.report.trend;

/** What a series does now, from the worst to what needs no look; the order of tables. */
public enum SeriesState {
  WORSE("▼"),
  BETTER("▲"),
  /** Its last break is in the nights that are shown, and it has not moved since. */
  ANEW("◇"),
  STEADY("=");

  private final String sign;

  SeriesState(String sign) {
    this.sign = sign;
  }

  /** The shape beside the word. */
  public String sign() {
    return sign;
  }

  /**
   * The word, such as {@code slower}.
   *
   * @param speed whether what is spoken of are speeds
   */
  public String word(boolean speed) {
    return switch (this) {
      case WORSE -> speed ? "slower" : "worse";
      case BETTER -> speed ? "faster" : "better";
      case ANEW -> "begun anew";
      case STEADY -> "steady";
    };
  }
}
