package org.plenary.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/**
 * A text with its signatures, as C2SP signed-note writes it.
 *
 * @param text ends with a line's end
 */
public record Note(String text, List<Line> signatures) {
  private static final String DASH = "— ";
  private static final int MOST_SIGNATURES = 64;
  private static final int MOST_LENGTH = 100_000;
  private static final int ID_BYTES = 4;
  private static final int TIME_BYTES = 8;

  public Note {
    signatures = List.copyOf(signatures);
  }

  /** One signature: the key's name; Base 64 of its id and what was signed. */
  public record Line(String name, String signature) {}

  public static Note parse(String note) {
    int cut = note.lastIndexOf("\n\n");
    if (cut < 0
        || cut + 2 >= note.length()
        || note.length() > MOST_LENGTH
        || !note.endsWith("\n")
        || control(note)) {
      throw new IllegalArgumentException("This is no signed note.");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(cut + 2, note.length() - 1).split("\n", -1)) {
      String[] parts = line.startsWith(DASH) ? line.substring(2).split(" ", -1) : new String[0];
      if (parts.length != 2
          || !VerifierKey.isName(parts[0])
          || Strict.base64(parts[1]).length <= ID_BYTES) {
        throw new IllegalArgumentException("This is no line of a signature: " + line);
      }
      lines.add(new Line(parts[0], parts[1]));
    }
    if (lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("A note with too many signatures.");
    }
    return new Note(note.substring(0, cut + 1), lines);
  }

  private static boolean control(String note) {
    return note.chars().anyMatch(c -> c < ' ' && c != '\n');
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(
        line -> note.append(DASH).append(line.name + " " + line.signature).append('\n'));
    return note.toString();
  }

  /** The text signed by keys under one name. */
  public static Note sign(String text, String name, List<SigningKey> keys) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    return new Note(
        text, keys.stream().map(key -> line(key.verifier(name), key.sign(message))).toList());
  }

  /**
   * With a witness's signature added: that it saw this checkpoint and that it is consistent.
   *
   * @param time in seconds since 1970
   */
  public Note cosign(SigningKey key, String witness, long time) {
    byte[] signature = key.sign(cosigned(time));
    byte[] timed =
        ByteBuffer.allocate(TIME_BYTES + signature.length).putLong(time).put(signature).array();
    List<Line> lines = new ArrayList<>(signatures);
    lines.add(line(key.witness(witness), timed));
    return new Note(text, lines);
  }

  private byte[] cosigned(long time) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private static Line line(VerifierKey key, byte[] signature) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + signature.length).put(key.id()).put(signature).array();
    return new Line(key.name(), Base64.getEncoder().encodeToString(bytes));
  }

  /** Whether the key signed it. False also where one signature of that key is wrong. */
  public boolean isSignedBy(VerifierKey key) {
    return signedAt(key).isPresent();
  }

  /**
   * When a witness says that it saw it, in seconds since 1970; 0 for a key that signs without a
   * time. Empty where that key did not sign, or where a signature of its is wrong.
   */
  public OptionalLong signedAt(VerifierKey key) {
    OptionalLong found = OptionalLong.empty();
    for (Line line : signatures) {
      byte[] bytes = Strict.base64(line.signature);
      if (!line.name.equals(key.name()) || !Arrays.equals(bytes, 0, ID_BYTES, key.id(), 0, 4)) {
        continue;
      }
      OptionalLong time = checked(key, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
      if (time.isEmpty()) {
        return time;
      }
      found = time;
    }
    return found;
  }

  private OptionalLong checked(VerifierKey key, byte[] signature) {
    long time = 0;
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] bare = signature;
    if (key.type() == VerifierKey.Type.COSIGNATURE) {
      if (signature.length <= TIME_BYTES) {
        return OptionalLong.empty();
      }
      time = ByteBuffer.wrap(signature).getLong();
      message = cosigned(time);
      bare = Arrays.copyOfRange(signature, TIME_BYTES, signature.length);
    }
    return time >= 0 && key.verifies(message, bare) ? OptionalLong.of(time) : OptionalLong.empty();
  }
}
