package org.plenary.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.proof.Canonical;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;

/** One entry of a meeting's log. */
public sealed interface Leaf {
  ObjectMapper MAPPER = new ObjectMapper();
  String LISTED = "log-resolution";
  String VOICE = "log-voice";
  String HIDDEN = "log-withheld";
  String SHOWN = "log-given-back";
  String ERASED = "log-erasure";
  String ANEW = "log-anew";
  String PUBLISHES = "log-publishing";
  String SETTING = "log-setting";

  /** Its fields, beside {@code v}. */
  Map<String, Object> fields();

  /** The resolution's number; 0 where it concerns none. */
  default long resolution() {
    return 0;
  }

  /** The version of the journal's entry; 0 where it stands for none. */
  default long version() {
    return 0;
  }

  /** As the tree hashes it. */
  default byte[] bytes() {
    Map<String, Object> all = new TreeMap<>(fields());
    all.put("v", 1);
    return Canonical.bytes(all);
  }

  /**
   * An entry of the journal.
   *
   * @param previous hash of the leaf of the same resolution before it, hexadecimal
   * @param words commitment to what it says, hexadecimal
   * @param person commitment to who it was, hexadecimal
   */
  record Happened(
      long resolution,
      long version,
      String previous,
      long at,
      String kind,
      int voice,
      String delegation,
      String region,
      String capacity,
      String words,
      String person)
      implements Leaf {
    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = new TreeMap<>();
      fields.put("resolution", resolution);
      fields.put("version", version);
      fields.put("previous", previous);
      fields.put("at", at);
      fields.put("kind", kind);
      fields.put("voice", voice);
      fields.put("delegation", delegation);
      fields.put("region", region);
      fields.put("capacity", capacity);
      fields.put("words", words);
      fields.put("person", person);
      return fields;
    }
  }

  /** A resolution is in the log from here on; its first entry's {@code previous} is this leaf. */
  record Listed(long resolution, String slug, String symbol, String title, String language, long at)
      implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of(
          "kind",
          LISTED,
          "resolution",
          resolution,
          "slug",
          slug,
          "symbol",
          symbol,
          "title",
          title,
          "language",
          language,
          "at",
          at);
    }
  }

  /** Somebody may speak for a delegation in a capacity from here on. */
  record Permitted(
      int voice, String delegation, String region, String capacity, String person, long at)
      implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of(
          "kind",
          VOICE,
          "voice",
          voice,
          "delegation",
          delegation,
          "region",
          region,
          "capacity",
          capacity,
          "person",
          person,
          "at",
          at);
    }
  }

  /** A resolution was taken back from the public, or given back to it. */
  record Withheld(long resolution, boolean withheld, long at) implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of("kind", withheld ? HIDDEN : SHOWN, "resolution", resolution, "at", at);
    }
  }

  /**
   * It was chosen when the public is shown what happens.
   *
   * @param mode {@code live}, {@code delay} or {@code stages}
   * @param minutes of the delay, else 0
   */
  record Publishes(String mode, int minutes, long at) implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of("kind", PUBLISHES, "mode", mode, "minutes", (long) minutes, "at", at);
    }
  }

  /**
   * A setting of the meeting was changed, by a voice that is in the log before.
   *
   * @param setting its code; {@code slug} where the meeting was opened
   * @param was empty where the meeting was opened
   */
  record Changed(String setting, String was, String now, int voice, long at) implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of(
          "kind", SETTING, "setting", setting, "was", was, "now", now, "voice", voice, "at", at);
    }
  }

  /**
   * What stood behind a commitment was erased.
   *
   * @param entry index of the leaf that has the commitment
   * @param part {@code words} or {@code person}
   * @param basis on what ground, in words
   */
  record Erased(long entry, String part, String basis, long at) implements Leaf {
    @Override
    public Map<String, Object> fields() {
      return Map.of("kind", ERASED, "entry", entry, "part", part, "basis", basis, "at", at);
    }
  }

  /**
   * The log could not go on and was begun anew under another name: from here on it does not
   * continue a checkpoint that was signed before.
   *
   * @param number how often it was begun by now, from 2
   * @param origin the name before
   * @param size of the last checkpoint that was signed before, with its root
   * @param reason in words
   */
  record Anew(int number, String origin, long size, String root, String reason, long at)
      implements Leaf {

    static Anew of(RecordTables.Anew again, long at) {
      Checkpoint before = Checkpoint.parse(Note.parse(again.before()).text());
      return new Anew(
          again.number(),
          before.origin(),
          before.size(),
          before.root().base64(),
          again.reason(),
          at);
    }

    @Override
    public Map<String, Object> fields() {
      return Map.of(
          "kind", ANEW, "number", number, "origin", origin, "size", size, "root", root, "reason",
          reason, "at", at);
    }
  }

  default Hash hash() {
    return Hash.leaf(bytes());
  }

  /** Throws {@link IllegalArgumentException} where these are not exactly the bytes of a leaf. */
  static Leaf parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("This is no entry of a log.");
      }
      Leaf leaf = of(node);
      if (!Arrays.equals(leaf.bytes(), bytes)) {
        throw new IllegalArgumentException("This entry is not in its one spelling.");
      }
      return leaf;
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("This is no entry of a log.", malformed);
    }
  }

  private static Leaf of(JsonNode n) {
    String kind = n.path("kind").asText();
    long at = n.path("at").asLong();
    long resolution = n.path("resolution").asLong();
    return switch (kind) {
      case LISTED ->
          new Listed(
              resolution,
              text(n, "slug"),
              text(n, "symbol"),
              text(n, "title"),
              text(n, "language"),
              at);
      case VOICE ->
          new Permitted(
              n.path("voice").asInt(),
              text(n, "delegation"),
              text(n, "region"),
              text(n, "capacity"),
              text(n, "person"),
              at);
      case ANEW ->
          new Anew(
              n.path("number").asInt(),
              text(n, "origin"),
              n.path("size").asLong(),
              text(n, "root"),
              text(n, "reason"),
              at);
      case PUBLISHES -> new Publishes(text(n, "mode"), n.path("minutes").asInt(), at);
      case SETTING ->
          new Changed(
              text(n, "setting"), text(n, "was"), text(n, "now"), n.path("voice").asInt(), at);
      case HIDDEN, SHOWN -> new Withheld(resolution, kind.equals(HIDDEN), at);
      case ERASED -> new Erased(n.path("entry").asLong(), text(n, "part"), text(n, "basis"), at);
      default ->
          new Happened(
              resolution,
              n.path("version").asLong(),
              text(n, "previous"),
              at,
              kind,
              n.path("voice").asInt(),
              text(n, "delegation"),
              text(n, "region"),
              text(n, "capacity"),
              text(n, "words"),
              text(n, "person"));
    };
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
