package org.plenary.resolution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
        case "clause-status" -> declared(in);
        default -> throw new IllegalStateException("Unknown kind of entry: " + entry.kind());
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
    } else if (event instanceof Event.ClauseDeclared declared) {
      out.writeStringField("clause", declared.clause());
      out.writeStringField("status", declared.status().code());
      out.writeStringField("reason", declared.reason());
    }
  }

  private static void edited(JsonGenerator out, Event.Edited edited) throws IOException {
    out.writeFieldName("steps");
    StepJson.writeSteps(out, edited.steps());
    if (!edited.why().isEmpty()) {
      out.writeObjectFieldStart("why");
      for (Map.Entry<Integer, String> one : edited.why().entrySet()) {
        out.writeStringField(one.getKey().toString(), one.getValue());
      }
      out.writeEndObject();
    }
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

  private static Event declared(JsonParser in) throws IOException {
    String clause = "";
    String reason = "";
    ClauseStatus status = ClauseStatus.OPEN;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "clause" -> clause = in.getText();
        case "reason" -> reason = in.getText();
        case "status" -> status = ClauseStatus.of(in.getText()).orElseThrow();
        default -> in.skipChildren();
      }
    }
    return new Event.ClauseDeclared(clause, status, reason);
  }
}
