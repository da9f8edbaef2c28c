package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A CPU architecture, under the name that Kubernetes gives it ({@code kubernetes.io/arch}). */
public enum Architecture {
  AMD64,
  ARM64;

  /**
   * The architecture of that name: Kubernetes' ({@code amd64}, {@code arm64}), Java's {@code
   * os.arch} or the kernel's ({@code x86_64}, {@code aarch64}).
   *
   * @throws IllegalArgumentException for any other name
   */
  @JsonCreator
  public static Architecture of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> AMD64;
      case "arm64", "aarch64" -> ARM64;
      default ->
          throw new IllegalArgumentException(
              "unknown architecture '" + name + "': expected amd64 or arm64");
    };
  }

  /** The Kubernetes name, as it stands in studies, records and reports. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text();
  }
}
