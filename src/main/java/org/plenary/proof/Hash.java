package org.plenary.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** 32 bytes of SHA-256. */
public final class Hash {
  public static final int BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** The root of a tree without leaves. */
  public static final Hash EMPTY = of(new byte[0]);

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of all parts, one after the other. */
  public static Hash of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /** Of an entry, as a leaf of the tree. */
  public static Hash leaf(byte[] entry) {
    return of(LEAF, entry);
  }

  /** Of two neighbours. */
  public static Hash node(Hash left, Hash right) {
    return of(NODE, left.bytes, right.bytes);
  }

  /** 32 bytes that are a hash already. */
  public static Hash wrap(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  /** A hash among others. */
  public static Hash at(byte[] bytes, int from, int to) {
    if (to - from != BYTES) {
      throw new IllegalArgumentException("A hash has 32 bytes.");
    }
    return new Hash(Arrays.copyOfRange(bytes, from, to));
  }

  /** As checkpoints and proofs write it. */
  public static Hash parseBase64(String text) {
    return wrap(Strict.base64(text));
  }

  /** As entries write it: 64 digits in lower case. */
  public static Hash parseHex(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("A hash has 64 hexadecimal digits in lower case.");
    }
    return new Hash(HEX.parseHex(text));
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
