package org.plenary.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.plenary.text.Anchor;

/** What each act does to the state. An act that cannot have happened throws: the log is damaged. */
final class Folding {
  private Folding() {}

  static Negotiation after(Negotiation n, Act act, Stamp stamp) {
    if (act instanceof Act.Received a) {
      return received(n, a, stamp);
    } else if (act instanceof Act.Contributed a) {
      return n.with(
          new Contribution(
              a.number(),
              stamp,
              a.symbol(),
              a.source(),
              a.title(),
              a.summary(),
              a.introduction(),
              a.agendaItem()));
    } else if (act instanceof Act.Proposed a) {
      return n.with(proposal(a, stamp));
    } else if (act instanceof Act.Revised a) {
      return n.with(
          proposal(n, a.number()).revised(new Input.Proposal.Revised(a.content(), stamp)));
    } else if (act instanceof Act.Withdrawn a) {
      return n.with(
          takenBack(n.input(a.number()).orElseThrow(), new Input.Withdrawal(stamp, a.why())));
    } else if (act instanceof Act.Joined a) {
      return n.with(proposal(n, a.number()).joined(stamp, a.joins()));
    } else if (act instanceof Act.Commented a) {
      return n.with(comment(a, stamp));
    } else if (act instanceof Act.Replied a) {
      return n.with(comment(n, a.number()).replied(new Input.Reply(stamp, a.text())));
    } else if (act instanceof Act.Resolved a) {
      return n.with(comment(n, a.number()).resolved(a.resolved()));
    } else if (act instanceof Act.Stated a) {
      return n.with(
          new Input.Statement(
              a.number(), stamp, a.clause(), a.speaker(), a.spoken(), a.text(), a.source(), null));
    } else if (act instanceof Act.Submitted a) {
      return n.with(
          new Input.PublicInput(a.number(), stamp, a.clause(), a.group(), a.commitment(), null));
    } else if (act instanceof Act.Moderated a) {
      Input.PublicInput looked = (Input.PublicInput) n.input(a.number()).orElseThrow();
      return n.with(looked.moderated(new Input.Moderation(stamp, a.shown(), a.why())));
    } else if (act instanceof Act.Positioned a) {
      return n.with(a.subject(), new Position.Taken(stamp, a.stance(), a.why(), a.remedy()));
    }
    return decided(n, act, stamp);
  }

  private static Negotiation decided(Negotiation n, Act act, Stamp stamp) {
    if (act instanceof Act.Bracketed a) {
      return n.with(new Bracketing(a.id(), stamp, a.clause(), a.why(), a.options(), null));
    } else if (act instanceof Act.Lifted a) {
      Bracketing known = n.brackets().get(a.id());
      Bracketing bracket =
          known != null ? known : new Bracketing(a.id(), stamp, "", "", List.of(), null);
      return n.with(bracket.lifted(new Bracketing.Lifted(stamp, a.option(), a.why())));
    } else if (act instanceof Act.TakenUp a) {
      return n.taking(stamp.version(), a.proposal());
    } else if (act instanceof Act.TakenBack a) {
      return n.taking(a.version(), 0);
    } else if (act instanceof Act.StatusDeclared a) {
      return n.with(a.clause(), new Declared(a.status(), stamp, a.reason()));
    } else if (act instanceof Act.SilenceOpened a) {
      return n.with(new Silence(a.number(), stamp, a.clauses(), a.until(), null));
    } else if (act instanceof Act.SilenceEnded a) {
      return ended(n, a, stamp);
    } else if (act instanceof Act.Answered a) {
      return answered(n, a, stamp);
    } else if (act instanceof Act.Delivered a) {
      return delivered(n, a, stamp);
    } else if (act instanceof Act.Responded a) {
      return newest(
          n, a.number(), p -> p.responded(new Answer.Response(stamp, a.contested(), a.why())));
    } else if (act instanceof Act.SittingClosed a) {
      return sat(n, a, stamp);
    } else if (act instanceof Act.FallenDue a) {
      return changed(n, a.number(), a.answer(), p -> p.fallenDue(stamp));
    } else if (act instanceof Act.Named a) {
      return n.named(new NamedVersion(a.name(), a.version(), stamp));
    } else if (act instanceof Act.Adopted) {
      return n.adopted(stamp);
    }
    throw new IllegalStateException("Unknown act " + act.kind());
  }

  /** As if its delegation had handed all of it in, by the voice that put it on record. */
  private static Negotiation received(Negotiation n, Act.Received a, Stamp stamp) {
    Stamp theirs = new Stamp(stamp.by().on(a.from()), stamp.version(), stamp.at());
    Negotiation next = after(n, a.envelope(), theirs);
    for (Act.Proposed one : a.proposals()) {
      next = after(next, one, theirs);
    }
    return next;
  }

  private static Input.Proposal proposal(Act.Proposed a, Stamp stamp) {
    return new Input.Proposal(
        a.number(),
        stamp,
        a.contribution(),
        a.symbol(),
        List.of(new Input.Proposal.Revised(a.content(), stamp)),
        List.of(),
        null);
  }

  private static Input.Proposal proposal(Negotiation n, int number) {
    return n.proposal(number).orElseThrow();
  }

  private static Input.Comment comment(Act.Commented a, Stamp stamp) {
    Anchor anchor = a.from() < 0 ? null : new Anchor.Alive(a.from(), a.to());
    return new Input.Comment(
        a.number(),
        stamp,
        a.clause(),
        anchor,
        a.quote(),
        a.proposal(),
        a.type(),
        a.tags(),
        a.text(),
        List.of(),
        false,
        null);
  }

  private static Input.Comment comment(Negotiation n, int number) {
    return (Input.Comment) n.input(number).orElseThrow();
  }

  private static Input takenBack(Input input, Input.Withdrawal when) {
    if (input instanceof Input.Proposal proposal) {
      return proposal.takenBack(when);
    } else if (input instanceof Input.Comment comment) {
      return comment.takenBack(when);
    } else if (input instanceof Input.Statement statement) {
      return statement.takenBack(when);
    }
    throw new IllegalStateException("A public submission is not withdrawn.");
  }

  private static Negotiation ended(Negotiation n, Act.SilenceEnded a, Stamp stamp) {
    Silence silence = n.silences().get(a.number());
    if (silence == null) {
      throw new IllegalStateException("There is no such silence procedure.");
    }
    Negotiation next = n.with(silence.ended(new Silence.End(stamp, a.broken(), a.why())));
    if (a.broken()) {
      // The objection stands until the delegation says something else of the clause.
      for (String clause : silence.clauses()) {
        Position.Taken objects = new Position.Taken(stamp, Stance.OBJECT, a.why(), "");
        next = next.with(new Subject(0, clause), objects);
      }
    } else {
      // What was closed meanwhile stays closed.
      for (String clause : silence.clauses()) {
        if (!next.status(clause).isLocked()) {
          next = next.with(clause, new Declared(ClauseStatus.AGREED, stamp, a.why()));
        }
      }
    }
    return next;
  }

  private static Negotiation answered(Negotiation n, Act.Answered a, Stamp stamp) {
    Negotiation next = n;
    for (Answer answer : a.answers()) {
      List<Answer.Published> before = next.answers().getOrDefault(answer.input(), List.of());
      next =
          next.withAnswers(
              answer.input(),
              Lists.plus(before, new Answer.Published(answer, stamp, List.of(), null, null)));
    }
    return next;
  }

  private static Negotiation delivered(Negotiation n, Act.Delivered a, Stamp stamp) {
    Answer.Delivery delivery = new Answer.Delivery(stamp, a.channel());
    return changed(n, a.number(), a.answer(), p -> p.delivered(delivery));
  }

  /** With the answer to an input changed that the entry of a version published. */
  private static Negotiation changed(
      Negotiation n, int input, long answer, UnaryOperator<Answer.Published> change) {
    List<Answer.Published> all =
        n.answers().getOrDefault(input, List.of()).stream()
            .map(p -> p.stamp().version() == answer ? change.apply(p) : p)
            .toList();
    return n.withAnswers(input, all);
  }

  /** What was deferred to the sitting that comes now, or to the one that is over, is owed again. */
  private static Negotiation sat(Negotiation n, Act.SittingClosed a, Stamp stamp) {
    Set<Integer> come = new TreeSet<>(n.deferredTo(a.next()));
    come.addAll(n.deferredTo(a.name()));
    Negotiation next = n.sat(new Sitting(a.name(), a.next(), stamp));
    for (int number : come) {
      next = newest(next, number, p -> p.fallenDue(stamp));
    }
    return next;
  }

  private static Negotiation newest(
      Negotiation n, int input, UnaryOperator<Answer.Published> change) {
    List<Answer.Published> all = new ArrayList<>(n.answers().getOrDefault(input, List.of()));
    int last = all.size() - 1;
    all.set(last, change.apply(all.get(last)));
    return n.withAnswers(input, List.copyOf(all));
  }
}
