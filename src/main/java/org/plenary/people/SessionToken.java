package org.plenary.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret a signed-in browser holds: 256 random bits. The database keeps its hash only. */
final class SessionToken {
  private SessionToken() {}

  static final int BYTES = 32;
  private static final int LENGTH = 43;
  private static final SecureRandom RANDOM = new SecureRandom();

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether it can be a token at all; what cannot is not looked up. */
  static boolean wellFormed(String token) {
    return token.length() == LENGTH
        && token.chars().allMatch(c -> c == '-' || c == '_' || isLetterOrDigit(c));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** No salt and no slow hash: the token itself is random. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
