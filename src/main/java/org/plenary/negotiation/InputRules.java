package org.plenary.negotiation;

import static org.plenary.negotiation.Rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.people.Action;
import org.plenary.people.Rights;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Form;

/** Rules of handing in: proposals, remarks, statements, submissions, positions. */
final class InputRules {
  private static final int MOST_INPUTS = 20_000;
  private static final int MOST_BLOCKS = 100;
  private static final int MOST_RECEIVED = 500;

  private InputRules() {}

  static Act decide(Rules.Case c, Act wanted) {
    check(c.n().inputs().size() < MOST_INPUTS, "inputs.too-many", "No more inputs are taken here.");
    if (wanted instanceof Act.Received a) {
      return received(c, a);
    } else if (wanted instanceof Act.Contributed a) {
      return contributed(c, a);
    } else if (wanted instanceof Act.Proposed a) {
      return proposed(c, a, false);
    } else if (wanted instanceof Act.Revised a) {
      return revised(c, a);
    } else if (wanted instanceof Act.Withdrawn a) {
      return withdrawn(c, a);
    } else if (wanted instanceof Act.Joined a) {
      return joined(c, a);
    } else if (wanted instanceof Act.Commented a) {
      return commented(c, a);
    } else if (wanted instanceof Act.Replied a) {
      comment(c, a.number());
      Wording.some(a.text(), "words.missing", "Say something.");
      return a;
    } else if (wanted instanceof Act.Resolved a) {
      return resolved(c, a);
    } else if (wanted instanceof Act.Stated a) {
      return stated(c, a);
    } else if (wanted instanceof Act.Submitted a) {
      c.clauseOrNone(a.clause());
      Wording.line(a.group());
      check(a.commitment().matches("[0-9a-f]{64}"), "submission.malformed", "No commitment.");
      return new Act.Submitted(c.n().nextInput(), a.clause(), a.group(), a.commitment());
    } else if (wanted instanceof Act.Moderated a) {
      return moderated(c, a);
    }
    return positioned(c, (Act.Positioned) wanted);
  }

  /** Each part by the rules of the delegation's own acts, one after the other. */
  private static Act received(Rules.Case c, Act.Received a) {
    check(a.from().delegation() > 0, "delegation.unknown", "There is no such delegation.");
    check(
        a.proposals().size() <= MOST_RECEIVED,
        "contribution.proposals",
        "These are too many proposals for one contribution.");
    By theirs = c.by().on(a.from());
    Author author = new Author(theirs, c.author().at());
    Stamp stamp = new Stamp(theirs, c.version() + 1, author.at());
    Act.Contributed envelope = contributed(c, a.envelope());
    Negotiation n = Folding.after(c.n(), envelope, stamp);
    Set<String> own = new HashSet<>();
    List<Act.Proposed> proposals = new ArrayList<>();
    for (Act.Proposed wanted : a.proposals()) {
      Rules.Case next = new Rules.Case(n, c.doc(), c.version(), author);
      Act.Proposed one =
          proposed(
              next,
              new Act.Proposed(0, envelope.number(), wanted.symbol(), wanted.content()),
              own.contains(wanted.symbol()));
      own.add(one.symbol());
      proposals.add(one);
      n = Folding.after(n, one, stamp);
    }
    return new Act.Received(a.from(), envelope, proposals);
  }

  private static Act.Contributed contributed(Rules.Case c, Act.Contributed a) {
    Wording.line(a.symbol());
    Wording.line(a.source());
    Wording.line(a.title());
    Wording.line(a.agendaItem());
    Wording.pages(a.summary());
    Wording.pages(a.introduction());
    check(
        a.symbol().matches("[A-Z]{0,4}[0-9]{1,6}(A[0-9]{1,4})?(\\(Rev\\.[0-9]{1,3}\\))?"),
        "symbol.malformed",
        "The symbol of a contribution reads like 35A18.");
    check(
        c.n().contributions().values().stream().noneMatch(k -> k.symbol().equals(a.symbol())),
        "symbol.taken",
        "Another contribution has this symbol.");
    int number = c.n().contributions().size() + 1;
    return new Act.Contributed(
        number, a.symbol(), a.source(), a.title(), a.summary(), a.introduction(), a.agendaItem());
  }

  /**
   * @param shares whether its symbol may be that of another: a proposal of the same contribution
   */
  private static Act.Proposed proposed(Rules.Case c, Act.Proposed a, boolean shares) {
    content(c, a.content());
    Contribution envelope = c.n().contributions().get(a.contribution());
    check(
        a.contribution() == 0 || envelope != null && envelope.stamp().by().isOf(c.by()),
        "contribution.unknown",
        "There is no such contribution of your delegation.");
    int number = c.n().nextInput();
    String symbol =
        !a.symbol().isBlank()
            ? a.symbol()
            : envelope == null ? temporary(c.by(), number) : next(c, envelope);
    check(
        Symbol.of(symbol).isPresent(),
        "symbol.malformed",
        "A proposal's symbol reads like ATU/35A18/1.");
    check(
        shares
            || c.n().inputs().values().stream()
                .noneMatch(i -> i instanceof Input.Proposal p && p.symbol().equals(symbol)),
        "symbol.taken",
        "Another proposal has this symbol.");
    return new Act.Proposed(number, a.contribution(), symbol, a.content());
  }

  /** Handed in at the meeting without a document: a temporary one. */
  private static String temporary(By by, int number) {
    return source(by) + "/DT/" + number;
  }

  private static String source(By by) {
    return by.region().isEmpty() ? "DEL" : by.region();
  }

  /** The first one of the contribution that no proposal has. */
  private static String next(Rules.Case c, Contribution envelope) {
    String source = envelope.source().strip();
    String known = Symbol.of(source + "/1/1").isPresent() ? source : source(c.by());
    Set<String> taken = new HashSet<>();
    c.n().inputs().values().stream()
        .filter(Input.Proposal.class::isInstance)
        .forEach(i -> taken.add(((Input.Proposal) i).symbol()));
    int sequence = 1;
    while (taken.contains(known + "/" + envelope.symbol() + "/" + sequence)) {
      sequence++;
    }
    return known + "/" + envelope.symbol() + "/" + sequence;
  }

  private static void content(Rules.Case c, Revision content) {
    Target target = content.target();
    ProposalKind kind = content.kind();
    String clause = target.clause();
    Wording.words(content.why());
    check(content.base() >= 0 && content.base() <= c.version(), "base.ahead", "No such version.");
    if (target.amends() > 0) {
      Input.Proposal amended = c.proposal(target.amends());
      check(!amended.withdrawn(), "proposal.withdrawn", "That proposal was withdrawn.");
      clause = amended.clause();
    } else {
      c.clause(clause);
    }
    check(c.n().status(clause) != ClauseStatus.CLOSED, "clause.closed", "This clause is closed.");
    boolean adds = kind == ProposalKind.ADD;
    check(
        adds == (target.place() != Target.Place.AT),
        "proposal.place",
        "Only ADD stands before or after a clause.");
    boolean wordless = kind == ProposalKind.SUP || kind == ProposalKind.NOC;
    if (wordless) {
      Wording.reason(content.why());
    }
    check(wordless == (content.text() == null), "proposal.text", "Text goes with MOD and ADD.");
    Doc text = content.text();
    if (text != null) {
      text(c, content, text);
    }
  }

  private static void text(Rules.Case c, Revision content, Doc text) {
    String broken = Form.check(text);
    check(broken == null, "proposal.text", "The text breaks the rule " + broken + ".");
    check(text.blocks().size() <= MOST_BLOCKS, "proposal.text", "That is too much for one clause.");
    boolean adds = content.kind() == ProposalKind.ADD;
    String first = text.blocks().get(0).id();
    check(
        adds || first.equals(content.target().clause()),
        "proposal.text",
        "A changed clause keeps its identity.");
    Set<String> known = new HashSet<>();
    c.doc().blocks().forEach(b -> known.add(b.id()));
    List<Block> fresh = text.blocks().subList(adds ? 0 : 1, text.blocks().size());
    check(
        fresh.stream().noneMatch(b -> known.contains(b.id())),
        "id.taken",
        "A new clause needs an identity of its own.");
    Doc before = content.before();
    boolean changes = adds || before == null || !before.blocks().equals(text.blocks());
    check(changes, "proposal.empty", "Nothing is changed. To keep a clause as it is, propose NOC.");
  }

  private static Act revised(Rules.Case c, Act.Revised a) {
    Input.Proposal proposal = own(c, a.number());
    check(
        a.content().target().equals(proposal.content().target()),
        "proposal.place",
        "A revision is about the same clause.");
    content(c, a.content());
    return a;
  }

  private static Input.Proposal own(Rules.Case c, int number) {
    Input.Proposal proposal = c.proposal(number);
    check(
        proposal.stamp().by().isOf(c.by()), "input.foreign", "This belongs to another delegation.");
    check(!proposal.withdrawn(), "proposal.withdrawn", "This proposal was withdrawn.");
    return proposal;
  }

  private static Act withdrawn(Rules.Case c, Act.Withdrawn a) {
    Input input = c.input(a.number());
    check(input.stamp().by().isOf(c.by()), "input.foreign", "This belongs to another delegation.");
    check(!(input instanceof Input.PublicInput), "input.foreign", "This is not yours.");
    check(!input.withdrawn(), "input.withdrawn", "It was withdrawn before.");
    Wording.words(a.why());
    return a;
  }

  private static Act joined(Rules.Case c, Act.Joined a) {
    Input.Proposal proposal = c.proposal(a.number());
    check(!proposal.withdrawn(), "proposal.withdrawn", "This proposal was withdrawn.");
    check(!proposal.stamp().by().isOf(c.by()), "supporter.own", "It is your own delegation's.");
    boolean there = proposal.supporters().stream().anyMatch(s -> s.by().isOf(c.by()));
    check(there != a.joins(), "supporter.same", "Your delegation is on record like that already.");
    return a;
  }

  private static Act commented(Rules.Case c, Act.Commented a) {
    Wording.some(a.text(), "words.missing", "Say something.");
    Wording.words(a.quote());
    if (a.proposal() > 0) {
      c.proposal(a.proposal());
      check(a.from() < 0, "anchor.malformed", "Words of a proposal cannot be held on to.");
    } else {
      c.clauseOrNone(a.clause());
    }
    check(
        a.from() < 0 || a.from() < a.to() && a.to() <= c.doc().size(),
        "anchor.malformed",
        "That range is not in the text.");
    check(
        a.tags().isEmpty() || a.type() == CommentType.HUMAN_RIGHTS,
        "comment.tags",
        "Tags go with human-rights remarks.");
    return new Act.Commented(
        c.n().nextInput(),
        a.clause(),
        a.from(),
        a.to(),
        a.quote(),
        a.proposal(),
        a.type(),
        a.tags(),
        a.text());
  }

  private static Input.Comment comment(Rules.Case c, int number) {
    if (c.input(number) instanceof Input.Comment comment) {
      return comment;
    }
    throw Rules.refusal("comment.unknown", "There is no such comment.");
  }

  private static Act resolved(Rules.Case c, Act.Resolved a) {
    Input.Comment comment = comment(c, a.number());
    check(
        comment.stamp().by().isOf(c.by()) || Rights.may(c.by().capacity(), Action.TAKE_UP),
        "input.foreign",
        "This belongs to another delegation.");
    check(comment.resolved() != a.resolved(), "comment.same", "It is like that already.");
    return a;
  }

  private static Act stated(Rules.Case c, Act.Stated a) {
    c.clauseOrNone(a.clause());
    Wording.line(a.speaker());
    Wording.line(a.source());
    Wording.some(a.text(), "words.missing", "Give what was said.");
    return new Act.Stated(
        c.n().nextInput(), a.clause(), a.speaker(), a.spoken(), a.text(), a.source());
  }

  private static Act moderated(Rules.Case c, Act.Moderated a) {
    check(
        c.input(a.number()) instanceof Input.PublicInput,
        "submission.unknown",
        "There is no such submission.");
    if (!a.shown()) {
      Wording.reason(a.why());
    }
    Wording.words(a.why());
    return a;
  }

  private static Act positioned(Rules.Case c, Act.Positioned a) {
    Subject subject = a.subject();
    if (subject.proposal() > 0) {
      check(subject.clause().isEmpty(), "position.subject", "Either a proposal or a clause.");
      check(
          !c.proposal(subject.proposal()).withdrawn(),
          "proposal.withdrawn",
          "This proposal was withdrawn.");
    } else {
      c.clause(subject.clause());
    }
    Wording.words(a.why());
    Wording.words(a.remedy());
    if (a.stance() == Stance.OBJECT) {
      Wording.reason(a.why());
      Wording.some(a.remedy(), "remedy.missing", "Say what would remove the objection.");
    } else if (a.stance() == Stance.DISSOCIATE) {
      Wording.reason(a.why());
    }
    return a;
  }
}
