package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.exchange.Transcript.Speaker;

/** A transcript as JSON; its shape is described in {@code docs/transcripts.md}. */
final class TranscriptJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TranscriptJson() {}

  /** All that is known of it, for {@link #ofWhole}. */
  static String whole(Transcript transcript) {
    try {
      return MAPPER.writeValueAsString(transcript);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Transcript ofWhole(String json) {
    try {
      return MAPPER.readValue(json, Transcript.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode of(Transcript transcript) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("form", "transcript");
    counts(json.putObject("counts"), transcript);
    ArrayNode speakers = json.putArray("speakers");
    transcript.speakers().forEach(speaker -> speaker(speakers.addObject(), speaker));
    ArrayNode interventions = json.putArray("interventions");
    transcript.interventions().forEach(one -> intervention(interventions.addObject(), one));
    ArrayNode before = json.putArray("before");
    transcript.before().forEach(before::add);
    ArrayNode dropped = json.putArray("dropped");
    for (Transcript.Dropped one : transcript.dropped()) {
      ObjectNode node = dropped.addObject().put("kind", one.kind().wire());
      node.put("text", one.text()).put("lines", one.lines());
    }
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : transcript.findings()) {
      ObjectNode node = findings.addObject().put("code", finding.code());
      node.put("sentence", finding.sentence()).put("line", finding.line());
    }
    return json;
  }

  private static void counts(ObjectNode json, Transcript transcript) {
    json.put("interventions", transcript.interventions().size());
    json.put("speakers", transcript.speakers().size());
    json.put(
        "unnamed", transcript.interventions().stream().filter(one -> one.label() == null).count());
    json.put(
        "flagged",
        transcript.interventions().stream().filter(one -> !one.flags().isEmpty()).count());
    json.put("words", transcript.interventions().stream().mapToInt(Intervention::words).sum());
    json.put("linesLeftOut", transcript.linesLeftOut());
    json.put("findings", transcript.findings().size());
  }

  private static void speaker(ObjectNode json, Speaker speaker) {
    json.put("name", speaker.name());
    ArrayNode labels = json.putArray("labels");
    speaker.labels().forEach(labels::add);
    json.put("interventions", speaker.interventions()).put("words", speaker.words());
    json.put("shared", speaker.shared());
  }

  private static void intervention(ObjectNode json, Intervention one) {
    json.put("index", one.index()).put("line", one.line());
    json.put("label", one.label()).put("speaker", one.speaker()).put("words", one.words());
    ArrayNode paragraphs = json.putArray("paragraphs");
    one.paragraphs()
        .forEach(p -> paragraphs.addObject().put("text", p.text()).put("note", p.note()));
    ArrayNode flags = json.putArray("flags");
    one.flags()
        .forEach(
            flag -> flags.addObject().put("code", flag.kind().wire()).put("reason", flag.reason()));
  }
}
