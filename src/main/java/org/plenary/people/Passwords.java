package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Hashes passwords: Argon2id, 19 MiB, two passes, one lane, some 60 ms each. Two threads of their
 * own and a short queue, so that a flood of sign-ins cannot slow the room. Thread-safe.
 */
public final class Passwords {
  static final int THREADS = 2;
  static final int QUEUE = 50;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

  /** Letters that are not mistaken for one another when read from paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checked where there is no account, so that both take equally long. Matches nothing. */
  private static final String NOBODY = encode(new byte[SALT], new byte[HASH]);

  private final WorkerExecutor workers;
  private final AtomicInteger waiting = new AtomicInteger();

  public Passwords(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
  }

  /** A password to be handed to a person: 4 groups of 5 letters, some 99 bits. */
  public static String fresh() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      password.append(i > 0 && i % 5 == 0 ? "-" : "");
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /** The string to be stored. Refusals: {@code password.length}, {@code sign-in.busy}. */
  public Future<String> hash(String password) {
    if (password.length() < 10 || password.length() > 200) {
      return Future.failedFuture(
          new Refusal("password.length", "A password has 10 to 200 characters.", "password")
              .asException());
    }
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return work(() -> encode(salt, argon2(password, salt)));
  }

  /**
   * Whether the password is that of the stored string. Takes as long where there is none.
   *
   * <p>Refusal: {@code sign-in.busy}.
   */
  public Future<Boolean> verify(String password, @Nullable String stored) {
    String against = stored == null ? NOBODY : stored;
    return work(
        () -> {
          String[] parts = against.substring(PREFIX.length()).split("\\$", -1);
          byte[] salt = Base64.getDecoder().decode(parts[0]);
          byte[] hash = Base64.getDecoder().decode(parts[1]);
          boolean same = MessageDigest.isEqual(hash, argon2(password, salt));
          return same && stored != null;
        });
  }

  private <T> Future<T> work(Callable<T> task) {
    if (waiting.incrementAndGet() > THREADS + QUEUE) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          Refusal.of("sign-in.busy", "Too many are signing in. Try again in a moment.")
              .asException());
    }
    return workers.executeBlocking(task, false).onComplete(done -> waiting.decrementAndGet());
  }

  private static byte[] argon2(String password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static String encode(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }
}
