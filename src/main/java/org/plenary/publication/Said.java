package org.plenary.publication;

import java.util.List;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Subject;

/**
 * What a line of the timeline says.
 *
 * @param key message that says what was done
 * @param sign official sign of a proposal's kind; else empty
 * @param inputs numbers of those it is about
 * @param envelope number of the contribution it is about, 0 for none
 * @param clause id of the clause it names itself; empty where it names none
 * @param why the reason given, where everybody may read it
 */
record Said(
    String key, String sign, List<Integer> inputs, int envelope, String clause, String why) {

  private Said(String key, List<Integer> inputs, String clause, String why) {
    this(key, "", inputs, 0, clause, why);
  }

  /** Of plain editing. */
  static Said of(Stroke stroke) {
    return new Said(Happenings.key(stroke.what()), List.of(), stroke.clause(), "");
  }

  static Said of(Act act) {
    if (act instanceof Act.Proposed a) {
      return content("change.proposal", a.content(), a.number());
    } else if (act instanceof Act.Revised a) {
      return content("change.revision", a.content(), a.number());
    } else if (act instanceof Act.Commented a) {
      return new Said("change.comment", List.of(a.number()), a.clause(), "");
    } else if (act instanceof Act.Stated a) {
      return new Said("change.statement", List.of(a.number()), a.clause(), "");
    } else if (act instanceof Act.Positioned a) {
      return positioned(a.subject(), "change.position-" + Inputs.code(a.stance()), a.why());
    } else if (act instanceof Act.Bracketed a) {
      return new Said("change.brackets", List.of(), a.clause(), a.why());
    } else if (act instanceof Act.Lifted a) {
      return new Said("change.brackets-lifted", List.of(), "", a.why());
    } else if (act instanceof Act.StatusDeclared a) {
      String key = "change.status-" + a.status().code();
      return new Said(key, List.of(), a.clause(), a.reason());
    } else if (act instanceof Act.SilenceOpened a) {
      return new Said("change.silence", List.of(), a.clauses().get(0), "");
    } else if (act instanceof Act.SilenceEnded a) {
      return new Said(
          a.broken() ? "change.silence-broken" : "change.silence-end", List.of(), "", a.why());
    } else if (act instanceof Act.Answered a) {
      List<Integer> inputs = a.answers().stream().map(Answer::input).toList();
      String why = a.answers().size() == 1 ? a.answers().get(0).why() : "";
      return new Said("change.answer", inputs, "", why);
    } else if (act instanceof Act.Named a) {
      return new Said("change.naming", List.of(), "", a.name());
    } else if (act instanceof Act.Contributed a) {
      return new Said("change.contribution", "", List.of(), a.number(), "", "");
    }
    return plain(act);
  }

  /** Acts of which the input is all that is to be named. */
  private static Said plain(Act act) {
    if (act instanceof Act.Withdrawn a) {
      return about("change.withdrawal", a.number(), a.why());
    } else if (act instanceof Act.Joined a) {
      return about(a.joins() ? "change.joined" : "change.left", a.number(), "");
    } else if (act instanceof Act.Replied a) {
      return about("change.reply", a.number(), "");
    } else if (act instanceof Act.Resolved a) {
      return about(a.resolved() ? "change.resolved" : "change.reopened", a.number(), "");
    } else if (act instanceof Act.Submitted a) {
      return about("change.submission", a.number(), "");
    } else if (act instanceof Act.Moderated a) {
      return about(a.shown() ? "change.shown" : "change.refused", a.number(), "");
    } else if (act instanceof Act.TakenUp a) {
      String key = a.whole() ? "change.taken-up" : "change.taken-up-part";
      return about(key, a.proposal(), a.why());
    } else if (act instanceof Act.TakenBack a) {
      return new Said("change.taken-back", List.of(), "", a.why());
    } else if (act instanceof Act.FallenDue a) {
      return about("change.due", a.number(), "");
    } else if (act instanceof Act.Responded a) {
      String key = a.contested() ? "change.contested" : "change.acknowledged";
      return about(key, a.number(), a.why());
    } else if (act instanceof Act.Received a) {
      return new Said("change.contribution", "", List.of(), a.envelope().number(), "", "");
    }
    return new Said("change." + act.kind(), List.of(), "", "");
  }

  private static Said about(String key, int number, String why) {
    return new Said(key, List.of(number), "", why);
  }

  private static Said content(String key, Revision content, int number) {
    ProposalKind kind = content.kind();
    String sign = kind == ProposalKind.EDITORIAL ? "(MOD)" : kind.name();
    return new Said(key, sign, List.of(number), 0, content.target().clause(), content.why());
  }

  private static Said positioned(Subject subject, String key, String why) {
    return subject.proposal() > 0
        ? about(key, subject.proposal(), why)
        : new Said(key, List.of(), subject.clause(), why);
  }
}
