package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts of four kinds in turn (ASCII alone; with Latin letters beyond it; Japanese; with emoji), as
 * UTF-8 and as Base64 of that, both written by hand from their definitions. Thread-safe.
 */
final class Texts implements Work {
  private static final int CHARACTERS = 1_000;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final List<String> texts;
  private final List<byte[]> utf8;
  private final List<byte[]> base64;

  Texts(Seed seed, int count) {
    SeededRandom random = seed.corpus();
    this.texts =
        Stream.iterate(0, item -> item + 1)
            .limit(count)
            .map(item -> text(item % 4, random))
            .collect(Collectors.toList());
    this.utf8 = texts.stream().map(Texts::plainUtf8).collect(Collectors.toList());
    this.base64 = utf8.stream().map(Texts::plainBase64).collect(Collectors.toList());
  }

  private static String text(int kind, SeededRandom random) {
    StringBuilder text = new StringBuilder(CHARACTERS);
    for (int index = 0; index < CHARACTERS; index++) {
      boolean special = kind > 0 && random.nextDouble() < (kind == 2 ? 0.9 : 0.1);
      text.appendCodePoint(special ? special(kind, random) : ' ' + random.nextIndex(95));
    }
    return text.toString();
  }

  private static int special(int kind, SeededRandom random) {
    return switch (kind) {
      case 1 -> 0xc0 + random.nextIndex(0x40);
      case 2 -> 0x3041 + random.nextIndex(0x50);
      default -> 0x1f600 + random.nextIndex(0x40);
    };
  }

  static byte[] plainUtf8(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point -> {
              int continuations = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
              int lead = continuations == 0 ? 0 : (0xff00 >> (continuations + 1)) & 0xff;
              bytes.write(lead | (point >> (6 * continuations)));
              for (int left = continuations - 1; left >= 0; left--) {
                bytes.write(0x80 | ((point >> (6 * left)) & 0x3f));
              }
            });
    return bytes.toByteArray();
  }

  static byte[] plainBase64(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < bytes.length; index += 3) {
      int left = Math.min(3, bytes.length - index);
      int group = 0;
      for (int each = 0; each < 3; each++) {
        group = (group << 8) | (each < left ? bytes[index + each] & 0xff : 0);
      }
      for (int digit = 0; digit < 4; digit++) {
        text.append(digit > left ? '=' : ALPHABET.charAt((group >> (18 - 6 * digit)) & 0x3f));
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  int count() {
    return texts.size();
  }

  byte[] encodeUtf8(int item) {
    return texts.get(item).getBytes(StandardCharsets.UTF_8);
  }

  String decodeUtf8(int item) {
    return new String(utf8.get(item), StandardCharsets.UTF_8);
  }

  byte[] encodeBase64(int item) {
    return Base64.getEncoder().encode(utf8.get(item));
  }

  byte[] decodeBase64(int item) {
    return Base64.getDecoder().decode(base64.get(item));
  }

  void checkUtf8(int item, byte[] encoded, String decoded, CellDirectory directory) {
    Bytes.check("UTF-8 of text", item, utf8.get(item), encoded, directory);
    if (!texts.get(item).equals(decoded)) {
      throw directory.wrongAnswer("text " + item, texts.get(item), decoded);
    }
  }

  void checkBase64(int item, byte[] encoded, byte[] decoded, CellDirectory directory) {
    Bytes.check("Base64 of text", item, base64.get(item), encoded, directory);
    Bytes.check("what Base64 was made of, text", item, utf8.get(item), decoded, directory);
  }

  @Override
  public String sha256() {
    return Bytes.sha256(utf8);
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect(
          "text " + item + " as UTF-8, Base64, and back",
          List.of(
              Bytes.hex(utf8.get(item)),
              Bytes.hex(base64.get(item)),
              texts.get(item),
              Bytes.hex(utf8.get(item))),
          List.of(
              Bytes.hex(encodeUtf8(item)),
              Bytes.hex(encodeBase64(item)),
              decodeUtf8(item),
              Bytes.hex(decodeBase64(item))));
    }
  }
}
