package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Declared;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Subject;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Bracket;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Edits;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/** One clause with all that is said of it, side by side; see {@code docs/http.md}. Pure. */
final class ClauseJson {
  private final State state;
  private final Negotiation n;
  private final Doc base;
  private final Segmenter words;
  private final Standings standings;

  /**
   * @param base the text in force, against which the working text is shown
   */
  ClauseJson(State state, Doc base, Segmenter words) {
    this.state = state;
    this.n = state.negotiation();
    this.base = base;
    this.words = words;
    this.standings = new Standings(state, words);
  }

  /**
   * The clause.
   *
   * <p>Refusal: {@code clause.unknown}: not in the text, not in the base text, and no input is
   * about it.
   */
  ObjectNode of(String id, String label, ArrayNode history) {
    List<Input> about =
        n.inputs().values().stream()
            .filter(input -> n.clauseOf(input, state.doc()).equals(id))
            .toList();
    List<Block> before = blocks(base, id);
    List<Block> working = blocks(state.doc(), id);
    if (before.isEmpty() && working.isEmpty() && about.isEmpty()) {
      throw Refusal.of("clause.unknown", "There is no such clause in the text.").asException();
    }
    ObjectNode json =
        InputJson.object().put("version", state.version()).put("id", id).put("label", label);
    json.set("status", status(id));
    json.set("base", doc(before));
    json.set("working", doc(working));
    json.set("redline", segments(Edits.between(before, working, words)));
    json.set("proposals", proposals(about));
    json.set("positions", InputJson.positions(n.saidOf(new Subject(0, id))));
    ArrayNode comments = json.putArray("comments");
    about.stream()
        .filter(input -> !(input instanceof Input.Proposal))
        .forEach(input -> comments.add(input.number()));
    ArrayNode brackets = json.putArray("brackets");
    for (Bracket bracket : Brackets.of(state.doc())) {
      if (bracket.clauses().contains(id)) {
        brackets.add(bracket(bracket, n));
      }
    }
    json.set("history", history);
    return json;
  }

  private static List<Block> blocks(Doc doc, String id) {
    return Clauses.block(doc, id).map(List::of).orElse(List.of());
  }

  private static com.fasterxml.jackson.databind.JsonNode doc(List<Block> blocks) {
    return InputJson.tree(blocks.isEmpty() ? null : new Doc(blocks));
  }

  private ObjectNode status(String id) {
    Declared declared = n.statuses().get(id);
    ObjectNode json = InputJson.object().put("status", n.status(id).code());
    json.set("by", declared == null ? InputJson.tree(null) : InputJson.by(declared.stamp().by()));
    return json.put("at", declared == null ? 0 : declared.stamp().at())
        .put("why", declared == null ? "" : declared.why());
  }

  static ArrayNode segments(Edits edits) {
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    for (Edits.Segment one : edits.segments()) {
      ObjectNode segment = json.addObject().put("op", op(one.op())).put("text", one.text());
      segment.put("change", one.change() < 0 ? null : (Integer) one.change());
      if (one.note()) {
        segment.put("note", true);
      }
      if (!one.attributes().isEmpty()) {
        segment.set("attributes", InputJson.tree(one.attributes()));
      }
    }
    return json;
  }

  private static String op(Redline.Op op) {
    return switch (op) {
      case SAME -> "same";
      case ADDED -> "add";
      case REMOVED -> "delete";
    };
  }

  /** Those that read the same are one row; withdrawn ones are not shown beside the text. */
  private ArrayNode proposals(List<Input> about) {
    List<Input.Proposal> open = new ArrayList<>();
    for (Input input : about) {
      if (input instanceof Input.Proposal proposal && !proposal.withdrawn()) {
        open.add(proposal);
      }
    }
    Map<List<Integer>, List<Input.Proposal>> rows = new LinkedHashMap<>();
    for (Input.Proposal one : open) {
      rows.computeIfAbsent(standings.alike(one), k -> new ArrayList<>()).add(one);
    }
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    rows.values().forEach(row -> json.add(row(row, open)));
    return json;
  }

  private ObjectNode row(List<Input.Proposal> alike, List<Input.Proposal> all) {
    Input.Proposal first = alike.get(0);
    Revision content = first.content();
    Edits edits = standings.edits(content);
    Set<String> names = new LinkedHashSet<>();
    Set<String> regions = new LinkedHashSet<>();
    ArrayNode positions = ActJson.MAPPER.createArrayNode();
    for (Input.Proposal one : alike) {
      String region = one.stamp().by().region();
      names.add(region.isEmpty() ? one.stamp().by().name() : region);
      regions.add(region);
      positions.addAll(InputJson.positions(n, one));
    }
    ObjectNode json = InputJson.object();
    json.set("number", InputJson.tree(alike.stream().map(Input.Proposal::number).toList()));
    json.set("names", InputJson.tree(names));
    json.set("regions", InputJson.tree(regions));
    json.set("kind", InputJson.tree(content.kind()));
    json.put("symbol", first.symbol())
        .put("why", content.why())
        .put("amends", content.target().amends())
        .put("place", ActJson.code(content.target().place()))
        .put("base", content.base())
        .put("state", ActJson.code(standings.of(first)))
        .put("changes", edits.changes().size());
    json.set("segs", segments(edits));
    json.set("clean", doc(Standings.after(content)));
    json.set("positions", positions);
    ArrayNode collides = json.putArray("collides");
    for (Input.Proposal other : all) {
      if (other != first && standings.collide(first, other)) {
        collides.add(other.number());
      }
    }
    return json;
  }

  /** Brackets that stand in the text, with what is known of them. */
  static ObjectNode bracket(Bracket bracket, Negotiation n) {
    @Nullable Bracketing known = n.brackets().get(bracket.id());
    ObjectNode json = InputJson.object().put("id", bracket.id());
    json.set("clauses", InputJson.tree(bracket.clauses()));
    json.put("depth", bracket.depth()).put("parent", bracket.parent());
    json.put("why", known == null ? "" : known.why());
    json.set("by", known == null ? InputJson.tree(null) : InputJson.by(known.stamp().by()));
    json.put("at", known == null ? 0 : known.stamp().at());
    json.put("brought", known != null && known.isBrought());
    ArrayNode options = json.putArray("options");
    for (Bracket.Option one : bracket.options()) {
      Bracketing.@Nullable Option said = said(known, one.number());
      options
          .addObject()
          .put("option", one.number())
          .put("text", one.text())
          .put("from", said == null ? "" : said.from())
          .put("source", said == null ? 0 : said.source())
          .put("none", false);
    }
    if (known != null) {
      known.options().stream()
          .filter(Bracketing.Option::none)
          .forEach(one -> options.add(((ObjectNode) InputJson.tree(one)).put("text", "")));
    }
    return json;
  }

  private static Bracketing.@Nullable Option said(@Nullable Bracketing known, int option) {
    return known == null
        ? null
        : known.options().stream()
            .filter(one -> one.option() == option && !one.none())
            .findFirst()
            .orElse(null);
  }
}
