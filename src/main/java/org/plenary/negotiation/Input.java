package org.plenary.negotiation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Anchor;

/** Something that is owed an answer. Immutable; what happens to it later makes a new value. */
public sealed interface Input {

  /** Its number in the resolution, from 1. */
  int number();

  /** Who handed it in, where in the log, when. */
  Stamp stamp();

  /** The clause it is about, as it was given; empty for the whole resolution. */
  String clause();

  /** When and why its contributor took it back; null while it stands. */
  @Nullable Withdrawal withdrawal();

  /** Whether no answer is owed, because it was taken back or is not shown. */
  default boolean withdrawn() {
    return withdrawal() != null;
  }

  /**
   * An input was taken back.
   *
   * @param why may be empty
   */
  record Withdrawal(Stamp stamp, String why) {}

  /**
   * A requested change.
   *
   * @param contribution number of the envelope it came in, 0 for none
   * @param symbol {@code SOURCE/DOC[Aadd][(Rev.n)]/SEQ}
   * @param revisions all its versions, the one that counts last
   * @param supporters delegations that joined by name; the contributor's own is not listed
   */
  record Proposal(
      int number,
      Stamp stamp,
      int contribution,
      String symbol,
      List<Revised> revisions,
      List<Stamp> supporters,
      @Nullable Withdrawal withdrawal)
      implements Input {

    /** A version with when it was handed in. */
    public record Revised(Revision content, Stamp stamp) {}

    public Revision content() {
      return revisions.get(revisions.size() - 1).content();
    }

    @Override
    public String clause() {
      return content().target().clause();
    }

    Proposal revised(Revised next) {
      List<Revised> all = Lists.plus(revisions, next);
      return new Proposal(number, stamp, contribution, symbol, all, supporters, withdrawal);
    }

    Proposal joined(Stamp who, boolean joins) {
      List<Stamp> rest = supporters.stream().filter(s -> !s.by().isOf(who.by())).toList();
      List<Stamp> now = joins ? Lists.plus(rest, who) : rest;
      return new Proposal(number, stamp, contribution, symbol, revisions, now, withdrawal);
    }

    Proposal takenBack(Withdrawal when) {
      return new Proposal(number, stamp, contribution, symbol, revisions, supporters, when);
    }
  }

  /**
   * A remark that asks for no text.
   *
   * @param anchor the words it is about, following every edit; null for the whole clause
   * @param quote these words as they were
   * @param proposal number of the proposal it is about, 0 for the text
   */
  record Comment(
      int number,
      Stamp stamp,
      String clause,
      @Nullable Anchor anchor,
      String quote,
      int proposal,
      CommentType type,
      Set<Tag> tags,
      String text,
      List<Reply> replies,
      boolean resolved,
      @Nullable Withdrawal withdrawal)
      implements Input {

    Comment anchored(@Nullable Anchor now) {
      return with(now, replies, resolved, withdrawal);
    }

    Comment replied(Reply reply) {
      return with(anchor, Lists.plus(replies, reply), resolved, withdrawal);
    }

    Comment resolved(boolean now) {
      return with(anchor, replies, now, withdrawal);
    }

    Comment takenBack(Withdrawal when) {
      return with(anchor, replies, resolved, when);
    }

    private Comment with(
        @Nullable Anchor where, List<Reply> said, boolean done, @Nullable Withdrawal back) {
      return new Comment(
          number, stamp, clause, where, quote, proposal, type, tags, text, said, done, back);
    }
  }

  /** Something said in a comment's thread. */
  record Reply(Stamp stamp, String text) {}

  /**
   * What was said in the room, put on record by the secretariat.
   *
   * @param speaker as the record has it
   * @param spoken the delegation that spoke, where it is one of the meeting's
   * @param source where the words were taken from
   */
  record Statement(
      int number,
      Stamp stamp,
      String clause,
      String speaker,
      @Nullable Spoken spoken,
      String text,
      String source,
      @Nullable Withdrawal withdrawal)
      implements Input {

    Statement takenBack(Withdrawal when) {
      return new Statement(number, stamp, clause, speaker, spoken, text, source, when);
    }
  }

  /** The delegation for which somebody spoke. */
  record Spoken(long delegation, String name, String region) {}

  /**
   * What somebody without an account handed in. Its words lie outside the log, under a commitment,
   * so that they can be taken back for ever.
   *
   * @param group the stakeholder group it was given under
   * @param commitment SHA-256 of salt and words, hexadecimal
   * @param moderation null until the secretariat has looked at it
   */
  record PublicInput(
      int number,
      Stamp stamp,
      String clause,
      String group,
      String commitment,
      @Nullable Moderation moderation)
      implements Input {

    @Override
    public @Nullable Withdrawal withdrawal() {
      return null;
    }

    @Override
    public boolean withdrawn() {
      return moderation != null && !moderation.shown();
    }

    PublicInput moderated(Moderation decision) {
      return new PublicInput(number, stamp, clause, group, commitment, decision);
    }
  }

  /** Whether a public submission is shown, and why not. */
  record Moderation(Stamp stamp, boolean shown, String reason) {}
}
