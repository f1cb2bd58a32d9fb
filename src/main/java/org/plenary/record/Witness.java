package org.plenary.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Hashes;
import org.plenary.proof.Merkle;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;
import org.plenary.proof.Tile;
import org.plenary.proof.VerifierKey;
import org.plenary.refusal.Refusal;

/**
 * Somebody outside who watches a log: remembers the last checkpoint seen, believes a new one only
 * if the log continues the old, and signs that it saw it. Blocks; not thread-safe.
 *
 * <p>In its directory: {@code key}, its own; for each log {@code NAME.key}, the log's, believed at
 * first sight, and {@code NAME.checkpoint}, the last with its own signature.
 */
public final class Witness {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final int LONGEST = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(WAIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Path home;
  private final String name;
  private final SigningKey key;
  private final Clock clock;

  /**
   * What was seen.
   *
   * @param before entries of the checkpoint remembered; 0 for none
   * @param note the new one, cosigned
   */
  public record Seen(String origin, long before, long size, Note note) {}

  private Witness(Path home, String name, SigningKey key, Clock clock) {
    this.home = home;
    this.name = name;
    this.key = key;
    this.clock = clock;
  }

  /**
   * A witness whose key and memory are in a directory, made where they are not.
   *
   * @param name under which it signs, without spaces or plus signs
   */
  public static Witness in(Path home, String name, Clock clock) throws IOException {
    Files.createDirectories(home);
    Path file = home.resolve("key");
    if (!Files.exists(file)) {
      Signer.write(file, SigningKey.make(new SecureRandom()).seed() + "\n");
    }
    return new Witness(home, name, SigningKey.parse(Files.readString(file).strip()), clock);
  }

  /** What checks its signatures. */
  public VerifierKey verifier() {
    return key.witness(name);
  }

  /**
   * Looks at a log.
   *
   * <p>Refusals: {@code witness.unreachable}; {@code witness.key} where the log signs with another
   * key than at first; {@code witness.signature}; {@code witness.inconsistent} where the log does
   * not continue what was seen: the remembered checkpoint and the new one together prove it.
   *
   * @param log the address of the log, such as {@code https://plenary.example/m/wsa-26/log}
   */
  public Seen look(URI log) throws IOException {
    VerifierKey verifier = key(log);
    Note note = note(text(log, "checkpoint"));
    Checkpoint head = Checkpoint.parse(note.text());
    if (!note.isSignedBy(verifier) || !head.origin().equals(verifier.name())) {
      throw refusal("witness.signature", "The checkpoint is not signed by the log's key.");
    }
    Path file = file(head.origin(), "checkpoint");
    long before = 0;
    if (Files.exists(file)) {
      Checkpoint last = Checkpoint.parse(Note.parse(Files.readString(file)).text());
      before = last.size();
      continues(log, last, head);
    }
    Note cosigned = note.cosign(key, name, clock.instant().getEpochSecond());
    Path part = home.resolve(file.getFileName() + ".part");
    Files.writeString(part, cosigned.toString());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Seen(head.origin(), before, head.size(), cosigned);
  }

  private VerifierKey key(URI log) throws IOException {
    VerifierKey now = verifier(text(log, "key"));
    Path address = file(log.toString().replaceFirst("^https?://", ""), "name");
    if (Files.exists(address) && !Files.readString(address).strip().equals(now.name())) {
      throw refusal(
          "witness.key",
          "The log has another name than before, "
              + now.name()
              + ": it was begun anew. Look why, then delete "
              + address
              + ".");
    }
    Files.writeString(address, now.name() + "\n");
    Path file = file(now.name(), "key");
    if (!Files.exists(file)) {
      Files.writeString(file, now + "\n");
    } else if (!VerifierKey.parse(Files.readString(file)).equals(now)) {
      throw refusal("witness.key", "The log signs with another key than before.");
    }
    return now;
  }

  /** A log's name in the name of a file. */
  private Path file(String origin, String kind) {
    return home.resolve(origin.replaceAll("[^A-Za-z0-9.-]", "_") + "." + kind);
  }

  private void continues(URI log, Checkpoint last, Checkpoint head) throws IOException {
    boolean good =
        last.origin().equals(head.origin())
            && last.size() <= head.size()
            && Merkle.isConsistent(
                last.size(), last.root(), head.size(), head.root(), proof(log, last, head));
    if (!good) {
      throw refusal(
          "witness.inconsistent",
          "The log of "
              + head.size()
              + " entries does not continue the one of "
              + last.size()
              + " entries that was seen. Keep both checkpoints: they prove it.");
    }
  }

  private List<Hash> proof(URI log, Checkpoint last, Checkpoint head) throws IOException {
    Map<Tile, byte[]> tiles = new HashMap<>();
    Hashes hashes =
        (level, index) -> {
          Tile tile = Tile.holding(level, index, head.size());
          return Tile.in(
              tiles.computeIfAbsent(tile, unchecked(one -> tile(log, one))), level, index);
        };
    try {
      return Merkle.consistency(hashes, last.size(), head.size());
    } catch (java.io.UncheckedIOException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private interface Fetch {
    byte[] of(Tile tile) throws IOException;
  }

  private static Function<Tile, byte[]> unchecked(Fetch fetch) {
    return tile -> {
      try {
        return fetch.of(tile);
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    };
  }

  private byte[] tile(URI log, Tile tile) throws IOException {
    byte[] bytes = get(log, tile.path());
    if (bytes.length != tile.width() * Hash.BYTES) {
      throw refusal("witness.unreachable", "A tile has the wrong length: " + tile.path());
    }
    return bytes;
  }

  private static VerifierKey verifier(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw refusal("witness.unreachable", "There is no log at this address.");
    }
  }

  private static Note note(String text) {
    try {
      return Note.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw refusal("witness.unreachable", "There is no checkpoint at this address.");
    }
  }

  private String text(URI log, String path) throws IOException {
    return new String(get(log, path), StandardCharsets.UTF_8);
  }

  private byte[] get(URI log, String path) throws IOException {
    URI uri = URI.create(log.toString().replaceFirst("/$", "") + "/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(WAIT).build();
    try {
      HttpResponse<java.io.InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (java.io.InputStream body = response.body()) {
        Optional<byte[]> bytes =
            response.statusCode() == 200 ? Optional.of(body.readNBytes(LONGEST)) : Optional.empty();
        return bytes.orElseThrow(
            () -> refusal("witness.unreachable", uri + " answered " + response.statusCode() + "."));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static org.plenary.refusal.Refused refusal(String code, String sentence) {
    return Refusal.of(code, sentence).asException();
  }
}
