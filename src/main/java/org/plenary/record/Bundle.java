package org.plenary.record;

import java.util.Set;

/**
 * Everything somebody needs to check a log without us, as one ZIP file.
 *
 * <ul>
 *   <li>{@code checkpoint}: the signed head; {@code key}: what checks it. Whoever has the key from
 *       elsewhere uses that one.
 *   <li>{@code hashes}: the hash of every entry, 32 bytes each: which entry was changed, not only
 *       that one was.
 *   <li>{@code entries.jsonl}: every entry, a line each, byte by byte as it was hashed.
 *   <li>{@code words.jsonl}: what the journal has for the entries, and the salt of their words: a
 *       line each, in the entries' order. Of public submissions there is the line without salt and
 *       words, where the journal has what the log stands for; of an erased entry that changed the
 *       text there is its shape, without salt. Missing are the lines of resolutions withheld, of
 *       everything else that was erased, and of what the public is not shown yet.
 *   <li>{@code resolutions.jsonl}: as what the server shows the resolutions that are listed.
 *   <li>{@code voices.jsonl}: what the server takes the voices for.
 *   <li>{@code changes.jsonl}: as what it shows the changes of the meeting's settings; {@code
 *       settings.jsonl}: as what it shows those that were changed. Both may be missing where the
 *       log tells of no change.
 *   <li>{@code texts/ID.json}: each text as the public is shown it; at the version of the head
 *       where it is shown everything.
 * </ul>
 */
final class Bundle {
  static final String CHECKPOINT = "checkpoint";
  static final String KEY = "key";
  static final String HASHES = "hashes";
  static final String ENTRIES = "entries.jsonl";
  static final String WORDS = "words.jsonl";
  static final String VOICES = "voices.jsonl";
  static final String LISTED = "resolutions.jsonl";
  static final String CHANGES = "changes.jsonl";
  static final String SETTINGS = "settings.jsonl";
  static final String INDEX = "index";
  static final String RESOLUTION = "resolution";
  static final String VERSION = "version";

  /** Those that are in every bundle. */
  static final Set<String> FILES = Set.of(CHECKPOINT, KEY, HASHES, ENTRIES, WORDS, VOICES, LISTED);

  /** Those that may be in one, beside the texts. */
  static final Set<String> MORE = Set.of(CHANGES, SETTINGS);

  private Bundle() {}

  static boolean isText(String name) {
    return name.matches("texts/[1-9][0-9]{0,17}\\.json");
  }

  /** The file of a text. */
  static String text(long resolution) {
    return "texts/" + resolution + ".json";
  }
}
