package org.plenary.publication;

import java.util.List;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Subject;

/**
 * An act in the list of latest changes.
 *
 * @param key message that says what was done
 * @param kind official sign of a proposal's kind; else empty
 * @param clause id of the clause it is about; empty where a link or the words say so
 */
record Said(String key, String kind, List<Link> links, String clause) {
  /** Of many inputs answered at once so many are named. */
  private static final int MOST = 6;

  static Said of(Act act, Inputs inputs) {
    if (act instanceof Act.Proposed a) {
      return content("change.proposal", a.content(), inputs.link(a.number()));
    } else if (act instanceof Act.Revised a) {
      return content("change.revision", a.content(), inputs.link(a.number()));
    } else if (act instanceof Act.Commented a) {
      return new Said("change.comment", "", List.of(inputs.link(a.number())), a.clause());
    } else if (act instanceof Act.Stated a) {
      return new Said("change.statement", "", List.of(inputs.link(a.number())), a.clause());
    } else if (act instanceof Act.Positioned a) {
      return positioned(a.subject(), "change.position-" + Inputs.code(a.stance()), inputs);
    } else if (act instanceof Act.Bracketed a) {
      return new Said("change.brackets", "", List.of(), a.clause());
    } else if (act instanceof Act.StatusDeclared a) {
      return new Said("change.status-" + a.status().code(), "", List.of(), a.clause());
    } else if (act instanceof Act.SilenceOpened a) {
      return new Said("change.silence", "", List.of(), a.clauses().get(0));
    } else if (act instanceof Act.Answered a) {
      List<Link> links =
          a.answers().stream().limit(MOST).map(Answer::input).map(inputs::link).toList();
      return new Said("change.answer", "", links, "");
    }
    return plain(act, inputs);
  }

  /** Acts of which the input is all that is to be named. */
  private static Said plain(Act act, Inputs inputs) {
    if (act instanceof Act.Withdrawn a) {
      return about("change.withdrawal", a.number(), inputs);
    } else if (act instanceof Act.Joined a) {
      return about(a.joins() ? "change.joined" : "change.left", a.number(), inputs);
    } else if (act instanceof Act.Replied a) {
      return about("change.reply", a.number(), inputs);
    } else if (act instanceof Act.Resolved a) {
      return about(a.resolved() ? "change.resolved" : "change.reopened", a.number(), inputs);
    } else if (act instanceof Act.Submitted a) {
      return about("change.submission", a.number(), inputs);
    } else if (act instanceof Act.Moderated a) {
      return about(a.shown() ? "change.shown" : "change.refused", a.number(), inputs);
    } else if (act instanceof Act.TakenUp a) {
      String key = a.whole() ? "change.taken-up" : "change.taken-up-part";
      return about(key, a.proposal(), inputs);
    } else if (act instanceof Act.Responded a) {
      String key = a.contested() ? "change.contested" : "change.acknowledged";
      return about(key, a.number(), inputs);
    } else if (act instanceof Act.Contributed a) {
      return contribution(a, inputs);
    } else if (act instanceof Act.Received a) {
      return contribution(a.envelope(), inputs);
    }
    return new Said("change." + act.kind(), "", List.of(), "");
  }

  private static Said contribution(Act.Contributed a, Inputs inputs) {
    List<Link> links = inputs.contribution(a.number()).map(inputs::link).stream().toList();
    return new Said("change.contribution", "", links, "");
  }

  private static Said about(String key, int number, Inputs inputs) {
    return new Said(key, "", List.of(inputs.link(number)), "");
  }

  private static Said content(String key, Revision content, Link link) {
    ProposalKind kind = content.kind();
    String sign = kind == ProposalKind.EDITORIAL ? "(MOD)" : kind.name();
    return new Said(key, sign, List.of(link), content.target().clause());
  }

  private static Said positioned(Subject subject, String key, Inputs inputs) {
    return subject.proposal() > 0
        ? about(key, subject.proposal(), inputs)
        : new Said(key, "", List.of(), subject.clause());
  }
}
