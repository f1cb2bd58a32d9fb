package org.plenary.input;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.plenary.http.RateLimit;
import org.plenary.refusal.Refusal;

/**
 * Keeps floods away from the public form without knowing anybody: each form that is shown has a key
 * that we have signed with the time; it must not come back at once, nor after long, nor with the
 * field filled in that nobody sees; and one address, like one resolution, takes only so many an
 * hour. Thread-safe. Keys die with the server: a form of before is shown again, filled in.
 */
public final class SubmissionForms {
  /** Nobody reads and fills in the form in less, in milliseconds. */
  static final long LEAST_MS = 3_000;

  private static final long MOST_MS = 12 * 3_600_000L;
  private static final int HOUR_S = 3_600;
  private static final int OF_ADDRESS = 12;
  private static final int OF_RESOLUTION = 240;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final byte[] secret = new byte[32];
  private final RateLimit addresses = new RateLimit(OF_ADDRESS, HOUR_S);
  private final RateLimit resolutions = new RateLimit(OF_RESOLUTION, HOUR_S);

  public SubmissionForms(Clock clock) {
    this.clock = clock;
    RANDOM.nextBytes(secret);
  }

  /** The key of a form that is shown now: {@code RANDOM.TIME.SIGNATURE}. */
  public String key() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String signed = random + "." + clock.millis();
    return signed + "." + signature(signed);
  }

  /**
   * Whether a form may come back.
   *
   * <p>Refusals: {@code submission.stale}, {@code submission.early} (also where the field was
   * filled in that nobody sees), {@code submissions.too-many}.
   *
   * @return the random part of its key, which is the address of its receipt
   */
  public String admit(String key, String unseen, String address, long resolution) {
    long now = clock.millis();
    String[] parts = key.split("\\.", -1);
    if (parts.length != 3
        || !parts[1].matches("[0-9]{1,15}")
        || !same(signature(parts[0] + "." + parts[1]), parts[2])
        || now - Long.parseLong(parts[1]) > MOST_MS) {
      throw Refusal.of("submission.stale", "This form is too old. Look it over and send it again.")
          .asException();
    }
    if (!unseen.isEmpty() || now - Long.parseLong(parts[1]) < LEAST_MS) {
      throw Refusal.of("submission.early", "Take a moment, then send it again.").asException();
    }
    if (addresses.take(address, now).isPresent()
        || resolutions.take("r" + resolution, now).isPresent()) {
      throw Refusal.of(
              "submissions.too-many", "Many submissions came in a short time. Please try later.")
          .asException();
    }
    return parts[0];
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
