package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KeyAgreement;

/**
 * Pairs of X25519 keys, and the secret that each pair shares, as the other side computes it.
 * Thread-safe.
 */
final class Agreement implements Work {
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  /** RFC 7748, 6.1: Alice's private key, Bob's public key, their secret. */
  private static final String ALICE =
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";

  private static final String BOB =
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
  private static final String SECRET =
      "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

  private final KeyFactory keys = KeyFactory.getInstance("X25519");
  private final List<byte[]> scalars;
  private final List<PrivateKey> mine = new ArrayList<>();
  private final List<PublicKey> theirs = new ArrayList<>();
  private final List<byte[]> secrets = new ArrayList<>();

  Agreement(Seed seed, int count) throws GeneralSecurityException {
    this.scalars = Bytes.random(seed.corpus(), 2 * count, 32);
    KeyAgreement agreement = agreement();
    PublicKey base = publicKey(BASE_POINT);
    for (int pair = 0; pair < count; pair++) {
      PrivateKey one = privateKey(scalars.get(2 * pair));
      PrivateKey other = privateKey(scalars.get(2 * pair + 1));
      // a public key is the base point times the private key
      PublicKey onePublic = publicKey(number(agree(one, base, agreement)));
      mine.add(one);
      theirs.add(publicKey(number(agree(other, base, agreement))));
      secrets.add(agree(other, onePublic, agreement));
    }
  }

  /** The JDK's; for one thread. */
  static KeyAgreement agreement() throws GeneralSecurityException {
    return KeyAgreement.getInstance("X25519");
  }

  int count() {
    return mine.size();
  }

  byte[] agree(int pair, KeyAgreement agreement) throws GeneralSecurityException {
    return agree(mine.get(pair), theirs.get(pair), agreement);
  }

  void check(int pair, byte[] secret, CellDirectory directory) {
    Bytes.check("secret of pair", pair, secrets.get(pair), secret, directory);
  }

  @Override
  public String sha256() {
    return Bytes.sha256(scalars);
  }

  @Override
  public void checkAll(AnswerDigest answers) throws GeneralSecurityException {
    KeyAgreement agreement = agreement();
    HexFormat hex = HexFormat.of();
    byte[] published =
        agree(privateKey(hex.parseHex(ALICE)), publicKey(number(hex.parseHex(BOB))), agreement);
    answers.expect("the published secret", List.of(SECRET), Bytes.hex(published));
    for (int pair = 0; pair < count(); pair++) {
      answers.expect(
          "secret of pair " + pair,
          Bytes.hex(secrets.get(pair)),
          Bytes.hex(agree(pair, agreement)));
    }
  }

  private static byte[] agree(PrivateKey mine, PublicKey theirs, KeyAgreement agreement)
      throws GeneralSecurityException {
    agreement.init(mine);
    agreement.doPhase(theirs, true);
    return agreement.generateSecret();
  }

  private PrivateKey privateKey(byte[] scalar) throws GeneralSecurityException {
    return keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
  }

  private PublicKey publicKey(BigInteger point) throws GeneralSecurityException {
    return keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, point));
  }

  /** The lowest byte first, the highest bit ignored, as RFC 7748 decodes it. */
  private static BigInteger number(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int index = 0; index < bigEndian.length; index++) {
      bigEndian[index] = littleEndian[littleEndian.length - 1 - index];
    }
    bigEndian[0] = (byte) (bigEndian[0] & 0x7f);
    return new BigInteger(1, bigEndian);
  }
}
