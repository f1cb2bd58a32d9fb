package org.plenary.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Comment;

/**
 * All that was found in a file: the texts, and around them what makes it a contribution.
 *
 * @param format {@code word}, {@code html}, {@code akoma-ntoso}, {@code json}, {@code markdown},
 *     {@code text}, or {@code tangled} where changes ran together in a plain text
 * @param parts at least one, in order
 * @param accepted every line of the file with all changes accepted, none left out
 * @param rejected the same with all changes rejected; equal where nothing is tracked
 */
public record ReadFile(
    String format,
    String summary,
    String introduction,
    String proposal,
    List<Part> parts,
    List<Comment> comments,
    List<String> accepted,
    List<String> rejected) {

  /**
   * One text, and the proposal it is the text of.
   *
   * @param symbol null where the file is no contribution
   * @param about the first lines of a proposal without such a text: what it is about
   * @param text null where the proposal has no text that has the form of a resolution
   * @param changes what the redline does, block by block
   * @param claimed whose it is, as the file says beside its symbol: nobody believes it
   * @param asked the changes that the file tells one by one; none where they are only to be seen
   */
  public record Part(
      @Nullable ProposalSymbol symbol,
      String about,
      String reasons,
      @Nullable TrackedText text,
      List<ClauseChange> changes,
      String claimed,
      List<Asked> asked) {
    public Part {
      changes = List.copyOf(changes);
      asked = List.copyOf(asked);
    }

    Part(
        @Nullable ProposalSymbol symbol,
        String about,
        String reasons,
        @Nullable TrackedText text,
        List<ClauseChange> changes) {
      this(symbol, about, reasons, text, changes, "", List.of());
    }

    static Part of(Sections.Section section, @Nullable TrackedText text) {
      return new Part(
          section.symbol(),
          section.about(),
          section.reasons(),
          text,
          text == null ? List.of() : ClauseChange.of(text));
    }
  }

  public ReadFile {
    parts = List.copyOf(parts);
    comments = List.copyOf(comments);
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  static ReadFile of(
      String format,
      Sections.Foreword foreword,
      List<Part> parts,
      List<Comment> comments,
      List<String> accepted,
      List<String> rejected) {
    return new ReadFile(
        format,
        foreword.summary(),
        foreword.introduction(),
        foreword.proposal(),
        parts,
        comments,
        accepted,
        rejected);
  }

  /** The first text in it. */
  public @Nullable TrackedText text() {
    return parts.stream().map(Part::text).filter(text -> text != null).findFirst().orElse(null);
  }
}
