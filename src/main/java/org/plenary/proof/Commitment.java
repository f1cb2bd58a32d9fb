package org.plenary.proof;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Stands for words without telling them: SHA-256 of a salt and the words. Without the salt nobody
 * can guess the words, however few there are to guess from.
 */
public final class Commitment {
  /** Bytes of a salt. */
  public static final int SALT = 32;

  private Commitment() {}

  public static byte[] salt(SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return salt;
  }

  public static Hash of(byte[] salt, String words) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("A salt has 32 bytes.");
    }
    if (words.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      // It would become a question mark, and stand for words that have one.
      throw new IllegalArgumentException("Half a character.");
    }
    return Hash.of(salt, words.getBytes(StandardCharsets.UTF_8));
  }
}
