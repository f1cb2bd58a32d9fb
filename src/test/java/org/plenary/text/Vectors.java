package org.plenary.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The vectors that the tests of both languages read, and texts written shortly in them. */
final class Vectors {

  private Vectors() {}

  static JsonNode read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blocks as {@code [kind, level, num, text or inlines]}; their ids are b0, b1, b2 ... */
  static Doc doc(JsonNode blocks) {
    List<Block> list = new ArrayList<>();
    for (JsonNode b : blocks) {
      list.add(
          new Block(
              "b" + list.size(),
              Kind.of(b.get(0).asText()),
              b.get(1).asInt(),
              Num.of(b.get(2).asText()),
              content(b.get(3))));
    }
    return new Doc(list);
  }

  /** A string, or inlines: {@code "text"}, {@code {"text","to"}}, {@code {"note"}}. */
  private static List<Inline> content(JsonNode node) {
    List<Inline> content = new ArrayList<>();
    if (node.isTextual()) {
      return node.asText().isEmpty() ? content : List.of(new Inline.Text(node.asText(), List.of()));
    }
    for (JsonNode part : node) {
      if (part.has("note")) {
        content.add(new Inline.Footnote("n", part.get("note").asText(), List.of()));
      } else if (part.isTextual()) {
        content.add(new Inline.Text(part.asText(), List.of()));
      } else {
        content.add(new Inline.Text(part.get("text").asText(), marks(part)));
      }
    }
    return content;
  }

  private static List<Mark> marks(JsonNode part) {
    List<Mark> marks = new ArrayList<>();
    if (part.has("emphasis")) {
      marks.add(new Mark.Emphasis());
    }
    if (part.has("to")) {
      marks.add(new Mark.Reference(part.get("to").asText()));
    }
    return marks;
  }
}
