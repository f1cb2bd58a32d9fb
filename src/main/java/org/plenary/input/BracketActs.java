package org.plenary.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Negotiation;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Command;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Step;

/** Putting square brackets round words of the text, and lifting them, with the steps it takes. */
final class BracketActs {
  private BracketActs() {}

  /**
   * Brackets round from..to of a version; without these, round all words of the clause. The words
   * there are option 0; {@code alternatives} add further ones: the words of {@code text}, or those
   * of the proposal {@code source}.
   *
   * <p>Refusals: {@code bracket.place}, {@code bracket.options}, {@code act.malformed}.
   */
  static Command.Do put(State base, Negotiation now, Fields fields) {
    ObjectNode json = fields.json();
    List<Fields> alternatives = new ArrayList<>();
    if (fields.has("alternatives")) {
      for (JsonNode one : json.get("alternatives")) {
        if (!(one instanceof ObjectNode object)) {
          throw Fields.malformed("alternatives");
        }
        alternatives.add(new Fields(object));
      }
    }
    ArrayNode options =
        json.get("options") instanceof ArrayNode given ? given : json.putArray("options");
    int next = 1;
    boolean original = false;
    for (JsonNode option : options) {
      next = Math.max(next, option.path("option").asInt(0) + 1);
      original |= option.path("option").asInt(0) == 0;
    }
    if (!original) {
      options.insertObject(0).put("option", 0);
    }
    String id = fields.text("id");
    Doc doc = base.doc();
    int start = Clauses.position(doc, fields.text("clause")) + 1;
    int size = Clauses.block(doc, fields.text("clause")).map(Block::contentSize).orElse(0);
    int from = (int) fields.version("from", start);
    int to = (int) fields.version("to", start + size);
    List<Step> steps = new ArrayList<>(some(Brackets.put(doc, from, to, id), "bracket.place"));
    for (Fields one : alternatives) {
      Doc so = applied(doc, steps);
      steps.addAll(some(Brackets.alternative(so, id, words(now, one), next), "bracket.options"));
      options
          .addObject()
          .put("option", next++)
          // Words that somebody wrote are no proposal's.
          .put("source", one.has("text") ? 0 : one.number("source"))
          .put("from", one.text("from"));
    }
    Act act = ActJson.wanted("brackets", json);
    return new Command.Do(base.version(), act, steps);
  }

  private static List<Inline> words(Negotiation now, Fields alternative) {
    Doc text = alternative.doc("text");
    if (text == null) {
      text =
          now.proposal(alternative.number("source"))
              .map(proposal -> proposal.content().text())
              .orElse(null);
    }
    if (text == null || text.blocks().size() != 1) {
      throw Refusal.of("bracket.options", "An option is words of one clause.").asException();
    }
    return text.blocks().get(0).content();
  }

  private static List<Step> some(List<Step> steps, String code) {
    if (steps.isEmpty()) {
      throw Refusal.of(code, "Brackets cannot be put like this.").asException();
    }
    return steps;
  }

  private static Doc applied(Doc doc, List<Step> steps) {
    Doc now = doc;
    for (Step step : steps) {
      now = ((Applied.Done) step.apply(now)).doc();
    }
    return now;
  }

  /**
   * One option stands.
   *
   * <p>Refusals: {@code bracket.unknown} (no such brackets, or no such option).
   */
  static Command.Do lift(State head, Fields fields) {
    Act.Lifted act = (Act.Lifted) ActJson.wanted("brackets-lifted", fields.json());
    Bracketing known = head.negotiation().brackets().get(act.id());
    boolean none =
        known != null
            && known.options().stream().anyMatch(o -> o.option() == act.option() && o.none());
    int option = none ? Brackets.NO_TEXT : act.option();
    List<Step> steps = Brackets.lift(head.doc(), act.id(), option);
    if (steps.isEmpty()) {
      throw Refusal.of("bracket.unknown", "There are no such brackets in the text.").asException();
    }
    return new Command.Do(head.version(), act, steps);
  }
}
