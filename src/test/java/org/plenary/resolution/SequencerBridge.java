package org.plenary.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Capacity;
import org.plenary.refusal.Refused;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Form;
import org.plenary.wire.DocJson;
import org.plenary.wire.StepJson;

/**
 * The deciding half of a resolution's sequencer for a simulated room: the real commands, history
 * and idempotence by (client, seq); the log is a list. One JSON line in, one out.
 *
 * <ul>
 *   <li>{@code {"open": doc, "agreed": [...]}} begins a new log.
 *   <li>{@code {"batch": [{client, seq, base, groups, capacity}, ...], "at": ms}} decides and
 *       stores in order; answers {@code {"entries": [...], "answers": [{"v"} or {"code"}, ...]}}.
 *   <li>{@code {"last": client}} answers {@code {"seq"}}.
 *   <li>{@code {"restart": true}} forgets everything but the log and adds it up again.
 *   <li>{@code {"text": true}} answers {@code {"version", "doc"}}.
 * </ul>
 */
final class SequencerBridge {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Entry> log = new ArrayList<>();
  private final Map<String, Integer> seqs = new HashMap<>();
  private State base = State.EMPTY;
  private State state = State.EMPTY;
  private History history = new History(0);

  String answer(String line) throws IOException {
    JsonNode request = JSON.readTree(line);
    if (request.has("open")) {
      return open(request);
    }
    if (request.has("batch")) {
      return batch(request);
    }
    if (request.has("last")) {
      return "{\"seq\":" + seqs.getOrDefault(request.get("last").asText(), 0) + "}";
    }
    if (request.has("restart")) {
      return restart();
    }
    return "{\"version\":" + state.version() + ",\"doc\":" + DocJson.string(state.doc()) + "}";
  }

  private String open(JsonNode request) {
    Negotiation negotiation = Negotiation.NONE;
    for (JsonNode id : request.get("agreed")) {
      Act agreed = new Act.StatusDeclared(id.asText(), ClauseStatus.AGREED, "");
      negotiation = negotiation.after(agreed, new Stamp(by(Capacity.CHAIR), 0, 0));
    }
    Doc doc = DocJson.read(request.get("open").toString());
    String wrong = Form.check(doc);
    if (wrong != null) {
      throw new IllegalArgumentException("The simulated text has a flaw: " + wrong);
    }
    base = new State(0, doc, 0, negotiation);
    state = base;
    history = new History(0);
    log.clear();
    seqs.clear();
    return "{}";
  }

  private String batch(JsonNode request) {
    int from = log.size();
    StringBuilder answers = new StringBuilder();
    for (JsonNode one : request.get("batch")) {
      answers.append(answers.isEmpty() ? "" : ",").append(decide(one, request.get("at").asLong()));
    }
    StringBuilder out =
        new StringBuilder("{\"answers\":[").append(answers).append("],\"entries\":[");
    for (int i = from; i < log.size(); i++) {
      out.append(i == from ? "" : ",");
      log.get(i).appendJson(out);
    }
    return out.append("]}").toString();
  }

  /** As {@code OpenResolution} does it, one after the other. */
  private String decide(JsonNode one, long at) {
    String client = one.get("client").asText();
    int seq = one.get("seq").asInt();
    if (seq <= seqs.getOrDefault(client, 0)) {
      return "{\"again\":true}";
    }
    Command.Edit edit;
    try {
      edit =
          new Command.Edit(
              one.get("base").asLong(), StepJson.readGroups(one.get("groups").toString()));
    } catch (Refused refused) {
      return "{\"code\":\"" + refused.refusal().code() + "\"}";
    }
    List<Change> since = history.changesAfter(edit.base()).orElseThrow();
    Capacity capacity = Capacity.of(one.get("capacity").asText()).orElseThrow();
    Decision decision = edit.decide(state, since, new Author(by(capacity), at));
    if (decision instanceof Decision.Accepted accepted) {
      return "{\"v\":" + store(accepted, at, client, seq) + "}";
    }
    return "{\"code\":\"" + ((Decision.Refused) decision).refusal().code() + "\"}";
  }

  private static By by(Capacity capacity) {
    return new By(1, 1, "", "", capacity);
  }

  private long store(Decision.Accepted accepted, long at, String client, int seq) {
    State next = accepted.state();
    Event event = accepted.event();
    String body = EventJson.body(event);
    Entry entry = new Entry(1, next.version(), event.kind(), 1, at, client, seq, body);
    history.add(entry, event.change(state));
    log.add(entry);
    seqs.put(client, seq);
    state = next;
    return next.version();
  }

  /** What was decided and what the log says must be the same. */
  private String restart() {
    State before = state;
    state = base;
    history = new History(0);
    seqs.clear();
    for (Entry entry : log) {
      Event event = EventJson.event(entry);
      history.add(entry, event.change(state));
      seqs.put(entry.client(), entry.seq());
      state = event.after(state);
    }
    return "{\"same\":" + before.equals(state) + "}";
  }
}
