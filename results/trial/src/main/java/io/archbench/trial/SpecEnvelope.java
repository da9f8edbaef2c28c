package io.archbench.trial;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The form in which a spec travels in one environment variable: canonical JSON, gzip, base64.
 *
 * @see AgentContract#SPEC_VARIABLE
 */
public final class SpecEnvelope {
  private static final String WHERE = "$" + AgentContract.SPEC_VARIABLE;

  private SpecEnvelope() {}

  /** The variable's value. */
  public static String encode(TrialSpec spec) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(CanonicalJson.bytes(spec));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  /**
   * Reads the variable's value.
   *
   * @throws UnreadableDocumentException if it is no base64, no gzip, cut short or not a spec of a
   *     schema that this version reads
   */
  public static TrialSpec decode(String text) {
    return CanonicalJson.read(unpack(text), TrialSpec.class, WHERE);
  }

  private static byte[] unpack(String text) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return gzip.readAllBytes();
    } catch (IllegalArgumentException | IOException e) {
      throw new UnreadableDocumentException(
          WHERE
              + ": expected base64 of gzip, found "
              + text.length()
              + " characters that are not ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
