package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input as the public reads it: without the name of any person.
 *
 * @param kind what it is or asks for, part of a message key: {@code mod}, {@code comment-general},
 *     {@code statement}
 * @param official the sign of a proposal's kind: {@code (MOD)}; else empty
 * @param name a proposal's symbol; else empty
 * @param by null where nobody may know
 * @param clause id of the clause it is about now; empty for the whole resolution
 * @param place where that is; null where it is no longer there
 * @param standing part of a message key: {@code owed}, {@code answered}, {@code contested}, {@code
 *     withdrawn}, {@code waiting}, {@code refused}
 * @param lines of a proposal: the redline of its newest version
 * @param text of a remark, statement or submission
 * @param quote the words that a remark is about
 * @param deleted whether these words are no longer in the text
 * @param tags parts of message keys
 * @param amends the proposal it is about; null for the text
 * @param envelope the contribution it came in
 * @param versions all its versions, oldest first; one where it never changed
 * @param answers newest first
 * @param aside who took it back or decided not to show it, and why; null while it stands
 */
public record InputView(
    int number,
    String href,
    String kind,
    String official,
    String name,
    @Nullable Speaker by,
    long version,
    Instant at,
    String clause,
    @Nullable Place place,
    String standing,
    List<List<Piece>> lines,
    String why,
    String text,
    String quote,
    boolean deleted,
    List<String> tags,
    @Nullable Link amends,
    @Nullable Link envelope,
    List<Version> versions,
    List<Supporter> supporters,
    List<Stand> positions,
    List<Said> replies,
    List<AnswerView> answers,
    @Nullable Said aside) {

  /** One version of a proposal. */
  public record Version(List<List<Piece>> lines, String why, long base, long version, Instant at) {}

  /** Who supports it, by the entry of that version. */
  public record Supporter(Speaker by, long version) {}

  /** What a delegation says of it; {@code stance} is part of a message key. */
  public record Stand(
      Speaker by, String stance, String why, String remedy, long version, Instant at) {}

  /** A reply in the thread, or why the input was set aside. */
  public record Said(Speaker by, String text, long version, Instant at) {}

  public boolean proposal() {
    return !official.isEmpty();
  }

  /** Whether what was said then was said when it had not its newest version yet. */
  public boolean before(long then) {
    return then < since();
  }

  /** The entry that brought its newest version; 0 where it has none. */
  public long since() {
    return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version();
  }

  public @Nullable AnswerView answer() {
    return answers.isEmpty() ? null : answers.get(0);
  }
}
