package org.plenary.resolution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.plenary.negotiation.Negotiation;
import org.plenary.text.Doc;
import org.plenary.wire.DocJson;
import org.plenary.wire.Json;

/** States as bodies of snapshots and back. */
final class StateJson {
  private StateJson() {}

  /**
   * @param at when the entry of that version was made
   */
  record Kept(State state, long at, Authorship authors) {}

  static String write(State state, long at, Authorship.View authors) throws UncheckedIOException {
    StringWriter text = new StringWriter(16_384);
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("at", at);
      out.writeNumberField("base", state.base());
      out.writeFieldName("negotiation");
      ActJson.write(out, state.negotiation());
      write(out, authors);
      writeBrackets(out, authors);
      out.writeFieldName("doc");
      DocJson.write(out, state.doc());
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Authorship.View authors) throws IOException {
    out.writeArrayFieldStart("wrote");
    for (Authorship.Span span : authors.spans()) {
      out.writeNumber(span.to());
      out.writeNumber(span.voice());
      out.writeNumber(span.proposal());
      out.writeNumber(span.version());
      out.writeNumber(span.at());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("stretches");
    for (Authorship.Stretch one : authors.stretches()) {
      out.writeNumber(one.voice());
      out.writeNumber(one.version());
      out.writeNumber(one.at());
    }
    out.writeEndArray();
  }

  private static void writeBrackets(JsonGenerator out, Authorship.View authors) throws IOException {
    out.writeArrayFieldStart("brought");
    for (Authorship.Brought one : authors.brackets()) {
      out.writeString(one.bracket());
      out.writeNumber(one.voice());
      out.writeNumber(one.proposal());
      out.writeNumber(one.version());
      out.writeNumber(one.at());
    }
    out.writeEndArray();
  }

  static Kept read(long version, String body) {
    long at = 0;
    long base = 0;
    Negotiation negotiation = Negotiation.NONE;
    List<Authorship.Span> wrote = List.of();
    List<Authorship.Stretch> stretches = List.of();
    List<Authorship.Brought> brought = List.of();
    Doc doc = State.EMPTY.doc();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "at" -> at = in.getLongValue();
          case "base" -> base = in.getLongValue();
          case "negotiation" -> negotiation = ActJson.read(in);
          case "wrote" -> wrote = spans(in);
          case "stretches" -> stretches = stretches(in);
          case "brought" -> brought = brought(in);
          case "doc" -> doc = DocJson.read(in);
          default -> in.skipChildren();
        }
      }
    } catch (IOException damaged) {
      throw new IllegalStateException("Snapshot " + version + " cannot be read.", damaged);
    }
    State state = new State(version, doc, base, negotiation);
    Authorship.View authors = new Authorship.View(version, wrote, stretches, brought);
    return new Kept(state, at, Authorship.restored(authors));
  }

  private static List<Authorship.Span> spans(JsonParser in) throws IOException {
    List<Authorship.Span> spans = new ArrayList<>();
    int from = 0;
    while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      int to = in.getIntValue();
      int voice = in.nextIntValue(0);
      int proposal = in.nextIntValue(0);
      spans.add(
          new Authorship.Span(from, to, voice, proposal, in.nextLongValue(0), in.nextLongValue(0)));
      from = to;
    }
    return spans;
  }

  private static List<Authorship.Brought> brought(JsonParser in) throws IOException {
    List<Authorship.Brought> brought = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      String bracket = in.getText();
      int voice = in.nextIntValue(0);
      int proposal = in.nextIntValue(0);
      brought.add(
          new Authorship.Brought(
              bracket, voice, proposal, in.nextLongValue(0), in.nextLongValue(0)));
    }
    return brought;
  }

  private static List<Authorship.Stretch> stretches(JsonParser in) throws IOException {
    List<Authorship.Stretch> stretches = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      int voice = in.getIntValue();
      stretches.add(new Authorship.Stretch(voice, in.nextLongValue(0), in.nextLongValue(0)));
    }
    return stretches;
  }
}
