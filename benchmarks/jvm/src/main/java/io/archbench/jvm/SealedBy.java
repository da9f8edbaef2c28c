package io.archbench.jvm;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers of TLS 1.3, each with a published test vector. */
enum SealedBy {
  /** AES-128-GCM; test case 2 of McGrew and Viega, "The Galois/Counter Mode of Operation". */
  AES_GCM(
      "AES/GCM/NoPadding",
      "AES",
      16,
      "00000000000000000000000000000000",
      "000000000000000000000000",
      "",
      "\0".repeat(16),
      "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
  /** ChaCha20-Poly1305; RFC 8439, 2.8.2. */
  CHACHA20(
      "ChaCha20-Poly1305",
      "ChaCha20",
      32,
      "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
      "070000004041424344454647",
      "50515253c0c1c2c3c4c5c6c7",
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
          + " sunscreen would be it.",
      "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
          + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
          + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
          + "3ff4def08e4b7a9de576d26586cec64b6116"
          + "1ae10b594f09e26a7e902ecbd0600691");

  static final int TAG_BYTES = 16;

  private final String transformation;
  private final String keyAlgorithm;
  private final int keyBytes;
  private final String vectorKey;
  private final String vectorNonce;
  private final String vectorAssociated;
  private final String vectorMessage;
  private final String vectorSealed;

  SealedBy(
      String transformation,
      String keyAlgorithm,
      int keyBytes,
      String vectorKey,
      String vectorNonce,
      String vectorAssociated,
      String vectorMessage,
      String vectorSealed) {
    this.transformation = transformation;
    this.keyAlgorithm = keyAlgorithm;
    this.keyBytes = keyBytes;
    this.vectorKey = vectorKey;
    this.vectorNonce = vectorNonce;
    this.vectorAssociated = vectorAssociated;
    this.vectorMessage = vectorMessage;
    this.vectorSealed = vectorSealed;
  }

  Cipher cipher() throws GeneralSecurityException {
    return Cipher.getInstance(transformation);
  }

  SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, keyAlgorithm);
  }

  AlgorithmParameterSpec nonce(byte[] bytes) {
    return switch (this) {
      case AES_GCM -> new GCMParameterSpec(TAG_BYTES * Byte.SIZE, bytes);
      case CHACHA20 -> new IvParameterSpec(bytes);
    };
  }

  byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] message)
      throws GeneralSecurityException {
    Cipher cipher = cipher();
    cipher.init(Cipher.ENCRYPT_MODE, key(key), nonce(nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(message);
  }

  int keyBytes() {
    return keyBytes;
  }

  String vectorKey() {
    return vectorKey;
  }

  String vectorNonce() {
    return vectorNonce;
  }

  String vectorAssociated() {
    return vectorAssociated;
  }

  String vectorMessage() {
    return vectorMessage;
  }

  String vectorSealed() {
    return vectorSealed;
  }
}
