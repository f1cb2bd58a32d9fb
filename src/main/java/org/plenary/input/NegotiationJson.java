package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.exchange.Printed;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Silence;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.people.Delegation;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Segmenter;

/** All of a negotiation at one version, as the API shows it; see {@code docs/http.md}. Pure. */
final class NegotiationJson {
  /** Of a clause's words, so many characters say which it is. */
  private static final int GIST = 120;

  private NegotiationJson() {}

  /**
   * @param handed words of public submissions that the reader may see, by number
   */
  static ObjectNode of(
      State state,
      Voice me,
      List<Delegation> delegations,
      Map<Integer, String> handed,
      Profile profile,
      Segmenter words) {
    Negotiation n = state.negotiation();
    ObjectNode json = InputJson.object().put("version", state.version());
    json.set(
        "me", InputJson.by(By.of(me)).set("rights", InputJson.tree(Rights.codes(me.capacity()))));
    ArrayNode contributions = json.putArray("contributions");
    n.contributions().values().forEach(one -> contributions.add(contribution(one)));
    InputJson inputs =
        new InputJson(n, state.doc(), new Standings(state, words), members(delegations), handed);
    ArrayNode all = json.putArray("inputs");
    n.inputs().values().forEach(input -> all.add(inputs.of(input)));
    json.set("clauses", clauses(state, Numbering.of(state.doc(), profile)));
    ArrayNode brackets = json.putArray("brackets");
    Brackets.of(state.doc()).forEach(one -> brackets.add(ClauseJson.bracket(one, n)));
    ArrayNode silences = json.putArray("silences");
    n.silences().values().forEach(one -> silences.add(silence(one)));
    json.set("owed", InputJson.tree(n.owed()));
    json.set("taken", InputJson.tree(n.taken()));
    ArrayNode sittings = json.putArray("sittings");
    n.sittings()
        .forEach(
            one ->
                sittings.add(stamp(one.stamp()).put("name", one.name()).put("next", one.next())));
    ArrayNode named = json.putArray("named");
    n.named()
        .forEach(one -> named.addObject().put("name", one.name()).put("version", one.version()));
    Stamp adopted = n.adopted();
    json.set("adopted", adopted == null ? InputJson.tree(null) : stamp(adopted));
    ArrayNode parties = json.putArray("delegations");
    for (Delegation one : delegations) {
      parties.addObject().put("id", one.id()).put("name", one.name()).put("region", one.region());
    }
    return json;
  }

  private static Map<String, Long> members(List<Delegation> delegations) {
    return delegations.stream()
        .collect(Collectors.groupingBy(Delegation::region, Collectors.counting()));
  }

  /** An envelope, without what came in it. */
  static ObjectNode contribution(Contribution one) {
    ObjectNode json = (ObjectNode) InputJson.tree(one);
    json.remove("stamp");
    return json.setAll(stamp(one.stamp()));
  }

  private static ObjectNode stamp(Stamp stamp) {
    ObjectNode json = InputJson.object();
    json.set("by", InputJson.by(stamp.by()));
    return json.put("at", stamp.at()).put("version", stamp.version());
  }

  private static ObjectNode silence(Silence one) {
    ObjectNode json = InputJson.object().put("number", one.number()).put("until", one.until());
    json.set("clauses", InputJson.tree(one.clauses()));
    json.setAll(stamp(one.stamp()));
    Silence.End end = one.end();
    json.set(
        "end",
        end == null
            ? InputJson.tree(null)
            : stamp(end.stamp()).put("broken", end.broken()).put("why", end.why()));
    return json;
  }

  /** Every block of the text, then those that are gone and that inputs are about. */
  private static ArrayNode clauses(State state, Numbering numbering) {
    Negotiation n = state.negotiation();
    Map<String, List<Input>> about = new LinkedHashMap<>();
    for (Input input : n.inputs().values()) {
      about.computeIfAbsent(n.clauseOf(input, state.doc()), c -> new ArrayList<>()).add(input);
    }
    Map<String, Integer> open = Brackets.open(state.doc());
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    for (Block block : state.doc().blocks()) {
      ObjectNode one =
          clause(n, block.id(), block.kind().wire(), gist(block), about.remove(block.id()));
      json.add(
          one.put("label", numbering.label(block.id()))
              .put("brackets", open.getOrDefault(block.id(), 0)));
    }
    about.forEach(
        (id, inputs) -> {
          if (!id.isEmpty() && Clauses.block(state.doc(), id).isEmpty()) {
            json.add(clause(n, id, "gone", "", inputs).put("label", "").put("brackets", 0));
          }
        });
    return json;
  }

  private static ObjectNode clause(
      Negotiation n,
      String id,
      String kind,
      String gist,
      @org.jspecify.annotations.Nullable List<Input> about) {
    List<Input> inputs = about == null ? List.of() : about;
    ObjectNode json =
        InputJson.object()
            .put("id", id)
            .put("kind", kind)
            .put("words", gist)
            .put("status", n.status(id).code())
            .put("objections", objections(n, id, inputs));
    ArrayNode numbers = json.putArray("inputs");
    ArrayNode owed = json.putArray("owed");
    Set<String> regions = new LinkedHashSet<>();
    for (Input input : inputs) {
      numbers.add(input.number());
      if (n.owes(input)) {
        owed.add(input.number());
      }
      if (input instanceof Input.Proposal && !input.withdrawn()) {
        regions.add(input.stamp().by().region());
      }
    }
    regions.remove("");
    json.set("regions", InputJson.tree(regions));
    return json;
  }

  private static long objections(Negotiation n, String id, List<Input> inputs) {
    long count = objections(n, new Subject(0, id));
    for (Input input : inputs) {
      if (input instanceof Input.Proposal && !input.withdrawn()) {
        count += objections(n, new Subject(input.number(), ""));
      }
    }
    return count;
  }

  private static long objections(Negotiation n, Subject subject) {
    return n.positionsOn(subject).stream().filter(p -> p.stance() == Stance.OBJECT).count();
  }

  private static String gist(Block block) {
    String text = Printed.of(block).plainText();
    int end = text.offsetByCodePoints(0, Math.min(GIST, text.codePointCount(0, text.length())));
    return end < text.length() ? text.substring(0, end) + "…" : text;
  }
}
