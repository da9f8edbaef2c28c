package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

/** Messages that are encrypted with a tag, and opened again. Thread-safe. */
final class Sealing implements Work {
  private final SealedBy cipher;
  private final byte[] key;
  private final List<byte[]> messages;

  Sealing(Seed seed, SealedBy cipher, int count, int bytes) {
    this.cipher = cipher;
    this.key = Bytes.random(seed.purpose("key"), cipher.keyBytes());
    this.messages = Bytes.random(seed.corpus(), count, bytes);
  }

  int count() {
    return messages.size();
  }

  byte[] message(int item) {
    return messages.get(item);
  }

  /** For one thread; no two of them may have the same number. */
  Sealer sealer(int number) throws GeneralSecurityException {
    return new Sealer(cipher, key, number);
  }

  /** Checks that a message came through, and that it was not sent as it was. */
  void check(int item, byte[] sealed, byte[] opened, CellDirectory directory) {
    Bytes.check("message", item, messages.get(item), opened, directory);
    int expected = messages.get(item).length + SealedBy.TAG_BYTES;
    if (sealed.length != expected) {
      throw directory.wrongAnswer("length of sealed message " + item, expected, sealed.length);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(messages);
  }

  @Override
  public void checkAll(AnswerDigest answers) throws GeneralSecurityException {
    published(answers);
    Sealer sealer = sealer(-1);
    for (int item = 0; item < count(); item++) {
      byte[] sealed = sealer.seal(messages.get(item));
      answers.expect(
          "message " + item, Bytes.hex(messages.get(item)), Bytes.hex(sealer.open(sealed)));
    }
  }

  /** Compares with the vector of the cipher's specification. */
  private void published(AnswerDigest answers) throws GeneralSecurityException {
    HexFormat hex = HexFormat.of();
    byte[] sealed =
        cipher.seal(
            hex.parseHex(cipher.vectorKey()),
            hex.parseHex(cipher.vectorNonce()),
            hex.parseHex(cipher.vectorAssociated()),
            cipher.vectorMessage().getBytes(StandardCharsets.ISO_8859_1));
    answers.expect("the published vector", List.of(cipher.vectorSealed()), Bytes.hex(sealed));
  }
}
