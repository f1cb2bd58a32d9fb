package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/**
 * A text as plain text that somebody may still correct, and beside it how its words looked: lines
 * that are not touched get their italics, bold, raised and lowered letters back.
 *
 * @param looks JSON; for each line that looks like anything its words and one digit for each place
 */
public record PlainCopy(String text, String looks) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String WORDS = "words";
  private static final String LOOKS = "looks";

  /** Of plain text, which looks like nothing. */
  public static PlainCopy of(String text) {
    return new PlainCopy(text, "");
  }

  static PlainCopy of(String text, Doc doc) {
    ArrayNode lines = MAPPER.createArrayNode();
    for (Block block : doc.blocks()) {
      StringBuilder looks = new StringBuilder();
      for (Inline inline : block.content()) {
        looks.append(Integer.toHexString(Looks.of(inline.marks())).repeat(inline.size()));
      }
      if (looks.chars().anyMatch(look -> look != '0')) {
        lines.addObject().put(WORDS, block.plainText()).put(LOOKS, looks.toString());
      }
    }
    return new PlainCopy(text, lines.isEmpty() ? "" : lines.toString());
  }

  String json() {
    ObjectNode json = MAPPER.createObjectNode();
    return json.put("text", text).put(LOOKS, looks).toString();
  }

  /** Reads {@link #json()}. */
  static PlainCopy ofJson(String json) {
    JsonNode read = tree(json);
    return new PlainCopy(read.path("text").asText(), read.path(LOOKS).asText());
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json.isEmpty() ? "[]" : json);
    } catch (JsonProcessingException damaged) {
      return MAPPER.createArrayNode();
    }
  }

  /** The text that was read of {@link #text}, its untouched lines looking as they did. */
  Doc dressed(Doc read) {
    Map<String, Deque<String>> wanted = new HashMap<>();
    for (JsonNode line : tree(looks)) {
      wanted
          .computeIfAbsent(line.path(WORDS).asText(), words -> new ArrayDeque<>())
          .add(line.path(LOOKS).asText());
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block : read.blocks()) {
      Deque<String> found = wanted.get(block.plainText());
      String look = found == null ? null : found.poll();
      boolean fits =
          look != null && look.length() == block.contentSize() && look.matches("[0-9a-f]+");
      blocks.add(fits && look != null ? dressed(block, look) : block);
    }
    return new Doc(blocks);
  }

  private static Block dressed(Block block, String look) {
    List<Inline> content = new ArrayList<>();
    int at = 0;
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Text run) {
        int start = 0;
        while (start < run.text().length()) {
          char one = look.charAt(at + start);
          int end = start + 1;
          while (end < run.text().length() && look.charAt(at + end) == one) {
            end++;
          }
          List<Mark> marks = new ArrayList<>(Looks.marks((char) Character.digit(one, 16)));
          run.marks().stream().filter(mark -> Looks.of(List.of(mark)) == 0).forEach(marks::add);
          content.add(new Inline.Text(run.text().substring(start, end), marks));
          start = end;
        }
      } else {
        content.add(inline);
      }
      at += inline.size();
    }
    return new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }
}
