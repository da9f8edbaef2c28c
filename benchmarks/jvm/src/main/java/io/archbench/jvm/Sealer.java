package io.archbench.jvm;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens messages as one end of a TLS connection does: a fresh nonce each. For one thread.
 */
final class Sealer {
  private static final int NONCE_BYTES = 12;

  private final SealedBy sealedBy;
  private final SecretKeySpec key;
  private final int number;
  private final Cipher sealing;
  private final Cipher opening;
  private long sent;

  Sealer(SealedBy sealedBy, byte[] key, int number) throws GeneralSecurityException {
    this.sealedBy = sealedBy;
    this.key = sealedBy.key(key);
    this.number = number;
    this.sealing = sealedBy.cipher();
    this.opening = sealedBy.cipher();
  }

  byte[] seal(byte[] message) throws GeneralSecurityException {
    sent++;
    sealing.init(Cipher.ENCRYPT_MODE, key, sealedBy.nonce(nonce()));
    return sealing.doFinal(message);
  }

  /** Opens what was sealed last. */
  byte[] open(byte[] sealed) throws GeneralSecurityException {
    opening.init(Cipher.DECRYPT_MODE, key, sealedBy.nonce(nonce()));
    return opening.doFinal(sealed);
  }

  private byte[] nonce() {
    return ByteBuffer.allocate(NONCE_BYTES).putInt(number).putLong(sent).array();
  }
}
