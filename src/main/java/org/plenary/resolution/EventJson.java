package org.plenary.resolution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.people.Capacity;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Step;
import org.plenary.wire.DocJson;
import org.plenary.wire.Json;
import org.plenary.wire.StepJson;

/** Events as bodies of entries and back. */
public final class EventJson {
  private EventJson() {}

  /** What an entry says. Throws {@link IllegalStateException} if it is not one of ours. */
  public static Event event(Entry entry) {
    try (JsonParser in = Json.FACTORY.createParser(entry.body())) {
      in.nextToken();
      return switch (entry.kind()) {
        case "text" -> text(in);
        case "edit" -> edited(in);
        default -> acted(entry);
      };
    } catch (IOException damaged) {
      throw new IllegalStateException("Entry " + entry.version() + " cannot be read.", damaged);
    }
  }

  static String body(Event event) {
    StringWriter text = new StringWriter(160);
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      fields(out, event);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void fields(JsonGenerator out, Event event) throws IOException {
    if (event instanceof Event.Edited edited) {
      edited(out, edited);
    } else if (event instanceof Event.TextSet set) {
      out.writeStringField("source", set.source());
      out.writeFieldName("doc");
      DocJson.write(out, set.doc());
    } else if (event instanceof Event.Acted acted) {
      acted(out, acted);
    }
  }

  /** Whose it is, what was done to the text if anything, and the act's own fields. */
  private static void acted(JsonGenerator out, Event.Acted acted) throws IOException {
    ObjectNode fields = ActJson.MAPPER.valueToTree(acted.act());
    ObjectNode by = ActJson.MAPPER.valueToTree(acted.by());
    by.remove("voice");
    out.writeFieldName("by");
    out.writeRawValue(by.toString());
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      out.writeFieldName(field.getKey());
      out.writeRawValue(field.getValue().toString());
    }
    Event.Edited edited = acted.edited();
    if (edited != null) {
      steps(out, edited);
    }
  }

  private static Event acted(Entry entry) throws IOException {
    ObjectNode body = (ObjectNode) ActJson.MAPPER.readTree(entry.body());
    JsonNode by = body.remove("by");
    Event.Edited edited = body.has("steps") ? edited(body.get("steps"), body.get("moves")) : null;
    Act act = ActJson.stored(entry.kind(), body);
    return new Event.Acted(by(by, entry.voice()), entry.at(), act, edited);
  }

  /** Entries from before there were inputs do not say whose they are; their voice does. */
  private static By by(@Nullable JsonNode by, int voice) throws IOException {
    if (by == null) {
      return new By(voice, 0, "", "", Capacity.CHAIR);
    }
    ((ObjectNode) by).put("voice", voice);
    return ActJson.MAPPER.treeToValue(by, By.class);
  }

  private static Event.Edited edited(JsonNode steps, @Nullable JsonNode moves) {
    List<@Nullable Step> applied;
    try (JsonParser in = Json.FACTORY.createParser(steps.toString())) {
      in.nextToken();
      applied = StepJson.readSteps(in);
    } catch (IOException damaged) {
      throw new IllegalStateException("Steps cannot be read.", damaged);
    }
    List<int[]> pairs = new ArrayList<>();
    if (moves != null) {
      moves.forEach(pair -> pairs.add(new int[] {pair.get(0).asInt(), pair.get(1).asInt()}));
    }
    return new Event.Edited(applied, new TreeMap<>(), Change.of(applied, pairs));
  }

  private static void edited(JsonGenerator out, Event.Edited edited) throws IOException {
    steps(out, edited);
    if (!edited.why().isEmpty()) {
      out.writeObjectFieldStart("why");
      for (Map.Entry<Integer, String> one : edited.why().entrySet()) {
        out.writeStringField(one.getKey().toString(), one.getValue());
      }
      out.writeEndObject();
    }
  }

  private static void steps(JsonGenerator out, Event.Edited edited) throws IOException {
    out.writeFieldName("steps");
    StepJson.writeSteps(out, edited.steps());
    List<int[]> moves = edited.change().movesIn(edited.steps());
    if (!moves.isEmpty()) {
      out.writeArrayFieldStart("moves");
      for (int[] move : moves) {
        out.writeArray(move, 0, 2);
      }
      out.writeEndArray();
    }
  }

  private static Event edited(JsonParser in) throws IOException {
    List<@Nullable Step> steps = List.of();
    SortedMap<Integer, String> why = new TreeMap<>();
    List<int[]> moves = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "steps" -> steps = StepJson.readSteps(in);
        case "why" -> {
          while (in.nextToken() == JsonToken.FIELD_NAME) {
            why.put(Integer.valueOf(in.currentName()), in.nextTextValue());
          }
        }
        case "moves" -> {
          while (in.nextToken() == JsonToken.START_ARRAY) {
            moves.add(new int[] {in.nextIntValue(0), in.nextIntValue(0)});
            in.nextToken();
          }
        }
        default -> in.skipChildren();
      }
    }
    return new Event.Edited(steps, why, Change.of(steps, moves));
  }

  private static Event text(JsonParser in) throws IOException {
    Doc doc = State.EMPTY.doc();
    String source = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "doc" -> doc = DocJson.read(in);
        case "source" -> source = in.getText();
        default -> in.skipChildren();
      }
    }
    return new Event.TextSet(doc, source);
  }
}
