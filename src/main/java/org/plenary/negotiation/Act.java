package org.plenary.negotiation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Change;
import org.plenary.text.Mapping;

/**
 * Something that happened in a negotiation: what an entry of the log says. The same value is what
 * somebody asks for; a {@code number} that the server gives is then 0. Each has a kind, which is
 * the entry's.
 */
public sealed interface Act {

  /** The entry's kind. */
  String kind();

  /** An envelope was handed in. */
  record Contributed(
      int number,
      String symbol,
      String source,
      String title,
      String summary,
      String introduction,
      String agendaItem)
      implements Act {
    @Override
    public String kind() {
      return "contribution";
    }
  }

  /** A proposal was handed in. */
  record Proposed(int number, int contribution, String symbol, Revision content) implements Act {
    @Override
    public String kind() {
      return "proposal";
    }
  }

  /**
   * A contribution that came as a file was put on record for the delegation that handed it in:
   * envelope and proposals, all of them or nothing.
   *
   * @param from the delegation; name and region are looked up, never taken from the file
   * @param proposals those of one official proposal bear its symbol together
   */
  record Received(Input.Spoken from, Contributed envelope, List<Proposed> proposals)
      implements Act {
    public Received {
      proposals = List.copyOf(proposals);
    }

    @Override
    public String kind() {
      return "received";
    }
  }

  /** A proposal has a new version; the earlier ones stay. */
  record Revised(int number, Revision content) implements Act {
    @Override
    public String kind() {
      return "revision";
    }
  }

  /** A contributor took an input back. */
  record Withdrawn(int number, String why) implements Act {
    @Override
    public String kind() {
      return "withdrawal";
    }
  }

  /** A delegation joined those that support a proposal, or left them. */
  record Joined(int number, boolean joins) implements Act {
    @Override
    public String kind() {
      return "supporter";
    }
  }

  /**
   * A remark was made.
   *
   * @param from where its words begin, -1 for the whole clause
   */
  record Commented(
      int number,
      String clause,
      int from,
      int to,
      String quote,
      int proposal,
      CommentType type,
      Set<Tag> tags,
      String text)
      implements Act {
    @Override
    public String kind() {
      return "comment";
    }

    /** With its words where they are after changes; without, where they were deleted meanwhile. */
    public Commented through(List<Change> since) {
      if (from < 0 || since.isEmpty()) {
        return this;
      }
      Mapping mapping = Mapping.through(since);
      int newFrom = mapping.map(from, 1);
      int newTo = mapping.map(to, -1);
      boolean gone = newFrom >= newTo;
      return new Commented(
          number,
          clause,
          gone ? -1 : newFrom,
          gone ? -1 : newTo,
          quote,
          proposal,
          type,
          tags,
          text);
    }
  }

  /** Something was said in a comment's thread. */
  record Replied(int number, String text) implements Act {
    @Override
    public String kind() {
      return "reply";
    }
  }

  /** A thread was closed, or opened again. */
  record Resolved(int number, boolean resolved) implements Act {
    @Override
    public String kind() {
      return "thread";
    }
  }

  /** What was said in the room was put on record. */
  record Stated(
      int number,
      String clause,
      String speaker,
      Input.@Nullable Spoken spoken,
      String text,
      String source)
      implements Act {
    @Override
    public String kind() {
      return "statement";
    }
  }

  /** Somebody without an account handed something in. */
  record Submitted(int number, String clause, String group, String commitment) implements Act {
    @Override
    public String kind() {
      return "submission";
    }
  }

  /** The secretariat looked at a public submission. */
  record Moderated(int number, boolean shown, String why) implements Act {
    @Override
    public String kind() {
      return "moderation";
    }
  }

  /** A delegation took a position. */
  record Positioned(Subject subject, Stance stance, String why, String remedy) implements Act {
    @Override
    public String kind() {
      return "position";
    }
  }

  /** Square brackets were put round words of the text, which the same entry marks. */
  record Bracketed(String id, String clause, String why, List<Bracketing.Option> options)
      implements Act {
    public Bracketed {
      options = List.copyOf(options);
    }

    @Override
    public String kind() {
      return "brackets";
    }
  }

  /** Brackets were lifted: one option stands, the same entry takes the others out. */
  record Lifted(String id, int option, String why) implements Act {
    @Override
    public String kind() {
      return "brackets-lifted";
    }
  }

  /** A proposal was taken up into the text, whole or in part, by the edit of the same entry. */
  record TakenUp(int proposal, boolean whole, String why) implements Act {
    @Override
    public String kind() {
      return "taken-up";
    }
  }

  /** What an earlier entry took up was taken out again. */
  record TakenBack(long version, String why) implements Act {
    @Override
    public String kind() {
      return "taken-back";
    }
  }

  /** The status of a clause was declared. */
  record StatusDeclared(String clause, ClauseStatus status, String reason) implements Act {
    @Override
    public String kind() {
      return "clause-status";
    }
  }

  /** A silence procedure began. */
  record SilenceOpened(int number, List<String> clauses, long until) implements Act {
    public SilenceOpened {
      clauses = List.copyOf(clauses);
    }

    @Override
    public String kind() {
      return "silence";
    }
  }

  /** It ended, by an objection or by its clock; then its clauses are agreed. */
  record SilenceEnded(int number, boolean broken, String why) implements Act {
    @Override
    public String kind() {
      return "silence-end";
    }
  }

  /** Answers were published. */
  record Answered(List<Answer> answers) implements Act {
    public Answered {
      answers = List.copyOf(answers);
    }

    @Override
    public String kind() {
      return "answer";
    }
  }

  /**
   * An answer to an input reached its contributor.
   *
   * @param answer version of the entry that published it: a newer one may come meanwhile
   */
  record Delivered(int number, long answer, String channel) implements Act {
    @Override
    public String kind() {
      return "delivery";
    }
  }

  /** A contributor acknowledged or contested the newest answer. */
  record Responded(int number, boolean contested, String why) implements Act {
    @Override
    public String kind() {
      return "response";
    }
  }

  /**
   * A sitting on this resolution was closed.
   *
   * @param next the name of the one after it; may be empty
   */
  record SittingClosed(String name, String next) implements Act {
    @Override
    public String kind() {
      return "sitting";
    }
  }

  /** The day has come to which an answer deferred an input: it is owed one again. */
  record FallenDue(int number, long answer) implements Act {
    @Override
    public String kind() {
      return "due";
    }
  }

  /** A version was given a name, such as {@code First reading}. */
  record Named(String name, long version) implements Act {
    @Override
    public String kind() {
      return "naming";
    }
  }

  /** The resolution was adopted. */
  record Adopted(String words) implements Act {
    @Override
    public String kind() {
      return "adoption";
    }
  }
}
