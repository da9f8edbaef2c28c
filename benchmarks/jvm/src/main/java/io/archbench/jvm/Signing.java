package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.HexFormat;
import java.util.List;

/** Messages to be signed with ECDSA on P-256, with the key of RFC 6979, A.2.5. Thread-safe. */
final class Signing implements Work {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final String PRIVATE =
      "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
  private static final String PUBLIC_X =
      "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
  private static final String PUBLIC_Y =
      "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
  private static final String SIGNATURE_OF_SAMPLE =
      "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
          + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

  private final List<byte[]> messages;
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  Signing(Seed seed, int count, int bytes) throws GeneralSecurityException {
    this.messages = Bytes.random(seed.corpus(), count, bytes);
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
    KeyFactory keys = KeyFactory.getInstance("EC");
    this.privateKey = keys.generatePrivate(new ECPrivateKeySpec(number(PRIVATE), p256));
    ECPoint point = new ECPoint(number(PUBLIC_X), number(PUBLIC_Y));
    this.publicKey = keys.generatePublic(new ECPublicKeySpec(point, p256));
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  int count() {
    return messages.size();
  }

  /** Who signs; for one thread. */
  Signature signer() throws GeneralSecurityException {
    Signature signer = Signature.getInstance(ALGORITHM);
    signer.initSign(privateKey);
    return signer;
  }

  /** Who verifies; for one thread. */
  Signature verifier() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(ALGORITHM);
    verifier.initVerify(publicKey);
    return verifier;
  }

  byte[] sign(int item, Signature signer) throws GeneralSecurityException {
    signer.update(messages.get(item));
    return signer.sign();
  }

  boolean verify(int item, byte[] signature, Signature verifier) throws GeneralSecurityException {
    verifier.update(messages.get(item));
    return verifier.verify(signature);
  }

  void check(int item, boolean valid, CellDirectory directory) {
    if (!valid) {
      throw directory.wrongAnswer("signature of message " + item, "valid", "not valid");
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(messages);
  }

  /** Signatures are random, so that what is digested is whether they are valid. */
  @Override
  public void checkAll(AnswerDigest answers) throws GeneralSecurityException {
    Signature signer = signer();
    Signature verifier = verifier();
    verifier.update("sample".getBytes(StandardCharsets.US_ASCII));
    boolean published = verifier.verify(HexFormat.of().parseHex(SIGNATURE_OF_SAMPLE));
    answers.expect("the published signature is valid", List.of(true), List.of(published));
    for (int item = 0; item < count(); item++) {
      byte[] signature = sign(item, signer);
      boolean own = verify(item, signature, verifier);
      boolean others = verify((item + 1) % count(), signature, verifier);
      answers.expect(
          "signature valid for message " + item + ", and for the next",
          List.of(true, false),
          List.of(own, others));
    }
  }
}
