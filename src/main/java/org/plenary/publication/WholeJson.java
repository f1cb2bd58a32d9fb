package org.plenary.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Declared;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Position;
import org.plenary.negotiation.Silence;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;
import org.plenary.text.Bracket;
import org.plenary.text.Brackets;
import org.plenary.text.Numbering;

/**
 * A resolution at a version as JSON with everything that {@link Visibility} lets the public read:
 * the text, what is said and decided beside it, and who wrote which words. The form is described in
 * {@code docs/resolution.schema.json}. The same version gives the same bytes as long as no public
 * submission is hidden or erased. Pure; takes time, so not for an event loop.
 */
public final class WholeJson {
  private final State state;
  private final Negotiation n;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private WholeJson(State state) {
    this.state = state;
    this.n = state.negotiation();
  }

  /**
   * The file, in UTF-8.
   *
   * @param words of the public submissions that are shown, by number
   * @param voices of those who wrote words of the text
   * @param covered see {@link org.plenary.exchange.RecordLine}
   */
  public static byte[] bytes(
      Meeting meeting,
      AgendaItem item,
      Moment moment,
      Map<Integer, String> words,
      Map<Integer, Voice> voices,
      @Nullable Checkpoint covered) {
    Map<Integer, Speaker> speakers = new HashMap<>();
    voices.forEach((number, voice) -> speakers.put(number, Visibility.of(voice)));
    return bytes(meeting, item, moment, new Words(words), speakers, covered);
  }

  static byte[] bytes(
      Meeting meeting,
      AgendaItem item,
      Moment moment,
      Words words,
      Map<Integer, Speaker> speakers,
      @Nullable Checkpoint covered) {
    WholeJson whole = new WholeJson(moment.state());
    whole.contributions();
    ArrayNode inputs = whole.json.putArray("inputs");
    WholeInputs each = new WholeInputs(moment.state(), words);
    new TreeMap<>(whole.n.inputs()).values().forEach(one -> inputs.add(each.of(one)));
    whole.positions();
    whole.brackets();
    whole.statuses();
    whole.silences();
    whole.ends();
    Numbering numbering = Numbering.of(moment.state().doc(), Export.profile(meeting, item));
    whole.wrote(new Hands(moment, numbering, IcuSegmenter.of(item.language())), speakers);
    return Export.json(meeting, item, moment.state(), covered, whole.json);
  }

  /** Who, when, and the version at which it came into the log. */
  static void stamp(ObjectNode json, Stamp stamp) {
    json.set("by", speaker(Visibility.of(stamp.by())));
    json.put("version", stamp.version()).put("at", time(stamp.at()));
  }

  static ObjectNode speaker(Speaker by) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("region", by.region()).put("delegation", by.delegation());
    return json.put("capacity", by.capacity().code());
  }

  static String time(long at) {
    return Instant.ofEpochMilli(at).toString();
  }

  private void contributions() {
    ArrayNode all = json.putArray("contributions");
    for (Contribution one : new TreeMap<>(n.contributions()).values()) {
      ObjectNode node = all.addObject().put("number", one.number());
      stamp(node, one.stamp());
      node.put("symbol", one.symbol()).put("source", one.source()).put("title", one.title());
      node.put("summary", one.summary()).put("introduction", one.introduction());
      node.put("agendaItem", one.agendaItem());
    }
  }

  private void positions() {
    ArrayNode all = json.putArray("positions");
    for (Position position : n.positions()) {
      ObjectNode node = all.addObject();
      int proposal = position.subject().proposal();
      node.put("proposal", proposal == 0 ? null : proposal);
      node.put("clause", proposal == 0 ? position.subject().clause() : null);
      ArrayNode history = node.putArray("history");
      for (Position.Taken taken : position.history()) {
        ObjectNode word = history.addObject();
        stamp(word, taken.stamp());
        word.put("stance", Inputs.code(taken.stance())).put("why", taken.why());
        word.put("remedy", taken.remedy());
      }
    }
  }

  /** Those in the text in its order, then those that were. */
  private void brackets() {
    ArrayNode all = json.putArray("brackets");
    TreeSet<String> gone = new TreeSet<>(n.brackets().keySet());
    for (Bracket bracket : Brackets.of(state.doc())) {
      gone.remove(bracket.id());
      ObjectNode node = all.addObject().put("id", bracket.id());
      bracket.clauses().forEach(node.putArray("clauses")::add);
      node.put("parent", bracket.parent());
      Bracketing known = n.brackets().get(bracket.id());
      ArrayNode options = asked(node, known);
      TreeMap<Integer, String> texts = new TreeMap<>();
      bracket.options().forEach(option -> texts.put(option.number(), option.text()));
      if (known != null) {
        known.options().forEach(option -> texts.putIfAbsent(option.option(), ""));
      }
      texts.forEach((number, text) -> option(options, number, text, known));
    }
    for (String id : gone) {
      Bracketing known = n.brackets().get(id);
      if (known != null) {
        ObjectNode node = all.addObject().put("id", id);
        node.putArray("clauses").add(known.clause());
        node.put("parent", (String) null);
        ArrayNode options = asked(node, known);
        known.options().forEach(option -> option(options, option.option(), "", known));
      }
    }
  }

  /** Who asked for it, and how it was lifted; its options are empty yet. */
  private static ArrayNode asked(ObjectNode node, @Nullable Bracketing known) {
    if (known != null) {
      stamp(node, known.stamp());
    }
    node.put("why", known == null ? "" : known.why());
    Bracketing.Lifted lifted = known == null ? null : known.lifted();
    if (lifted != null) {
      ObjectNode how = node.putObject("lifted");
      stamp(how, lifted.stamp());
      how.put("option", lifted.option()).put("why", lifted.why());
    }
    return node.putArray("options");
  }

  private static void option(
      ArrayNode options, int number, String text, @Nullable Bracketing known) {
    Bracketing.Option about =
        known == null
            ? null
            : known.options().stream().filter(o -> o.option() == number).findFirst().orElse(null);
    ObjectNode node = options.addObject().put("option", number).put("text", text);
    node.put("none", about != null && about.none()).put("from", about == null ? "" : about.from());
    node.put("source", about == null || about.source() == 0 ? null : about.source());
  }

  private void statuses() {
    ArrayNode all = json.putArray("statuses");
    for (Map.Entry<String, Declared> one : new TreeMap<>(n.statuses()).entrySet()) {
      ObjectNode node = all.addObject().put("clause", one.getKey());
      stamp(node, one.getValue().stamp());
      node.put("status", Inputs.code(one.getValue().status())).put("why", one.getValue().why());
    }
  }

  private void silences() {
    ArrayNode all = json.putArray("silences");
    for (Silence one : new TreeMap<>(n.silences()).values()) {
      ObjectNode node = all.addObject().put("number", one.number());
      stamp(node, one.stamp());
      one.clauses().forEach(node.putArray("clauses")::add);
      node.put("until", time(one.until()));
      Silence.End end = one.end();
      if (end != null) {
        ObjectNode how = node.putObject("end");
        stamp(how, end.stamp());
        how.put("broken", end.broken()).put("why", end.why());
      }
    }
  }

  private void ends() {
    ArrayNode taken = json.putArray("takenUp");
    new TreeMap<>(n.taken())
        .forEach(
            (version, proposal) ->
                taken.addObject().put("version", version).put("proposal", proposal));
    ArrayNode sittings = json.putArray("sittings");
    n.sittings()
        .forEach(
            one -> {
              ObjectNode node = sittings.addObject().put("name", one.name());
              node.put("next", one.next());
              stamp(node, one.stamp());
            });
    ArrayNode named = json.putArray("named");
    n.named()
        .forEach(
            one -> {
              ObjectNode node = named.addObject().put("name", one.name());
              node.put("of", one.version());
              stamp(node, one.stamp());
            });
    Stamp adopted = n.adopted();
    if (adopted != null) {
      stamp(json.putObject("adopted"), adopted);
    }
  }

  /** As {@code authors.json} has it. */
  private void wrote(Hands hands, Map<Integer, Speaker> speakers) {
    ArrayNode all = json.putArray("wrote");
    for (Hands.Stretch one : hands.stretches()) {
      ObjectNode node = all.addObject().put("clause", one.clause());
      node.put("from", one.from()).put("to", one.to()).put("text", one.text());
      node.put("base", one.base());
      Speaker by = speakers.getOrDefault(one.span().voice(), Speaker.NOBODY);
      node.set("by", speaker(by));
      node.put("version", one.span().version()).put("at", time(one.span().at()));
      node.put("proposal", one.span().proposal() == 0 ? null : one.span().proposal());
    }
  }
}
