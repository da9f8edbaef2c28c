package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Identifies one execution of a study: eight characters of {@code [a-z2-7]}. */
public record RunId(@JsonValue String text) {
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{8}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  @JsonCreator
  public RunId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("run id '" + text + "' must match " + FORM.pattern());
    }
  }

  /** A fresh id; 40 random bits. */
  public static RunId random(RandomGenerator random) {
    StringBuilder text = new StringBuilder(8);
    for (int i = 0; i < 8; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new RunId(text.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
