package org.plenary.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What is left of an entry's body when its words are erased: the same shape, each of its free words
 * a row of blocks as long as they were, so that everything after it still stands where it stood.
 * Pure.
 */
final class Blank {
  private static final String BLOCK = "\u2588";

  /** Names of what somebody wrote freely; the rest are names, numbers and constants. */
  private static final Set<String> FREE =
      Set.of(
          "text",
          "quote",
          "why",
          "remedy",
          "title",
          "summary",
          "introduction",
          "source",
          "reason",
          "words",
          "heard",
          "considered",
          "until",
          "group",
          "speaker");

  private Blank() {}

  /** Whether a body is only shape: nothing that was written freely is left in it. */
  static boolean isBlank(String body) {
    return found(body, Erasures.Part.WORDS).stream().allMatch(one -> one.matches(BLOCK + "+"));
  }

  static Set<String> free() {
    return FREE;
  }

  /** Of words: those that were written freely; of a person: the name of a speaker. */
  static String without(String body, Erasures.Part part) {
    try {
      JsonNode node = Leaf.MAPPER.readTree(body);
      each(node, names(part), (object, field) -> object.put(field, blocks(object, field)));
      return Leaf.MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An entry that cannot be read.", damaged);
    }
  }

  /** What would be taken away, in its order. */
  static List<String> found(String body, Erasures.Part part) {
    try {
      List<String> found = new ArrayList<>();
      each(
          Leaf.MAPPER.readTree(body),
          names(part),
          (object, field) -> {
            String words = object.path(field).asText();
            if (!words.isBlank()) {
              found.add(words);
            }
          });
      return found;
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An entry that cannot be read.", damaged);
    }
  }

  private static Set<String> names(Erasures.Part part) {
    return part == Erasures.Part.WORDS ? FREE : Set.of("speaker");
  }

  private static String blocks(ObjectNode object, String field) {
    return BLOCK.repeat(object.path(field).asText().length());
  }

  private static void each(JsonNode node, Set<String> names, BiConsumer<ObjectNode, String> todo) {
    if (node instanceof ObjectNode object) {
      boolean footnote = object.path("attr").asText().equals("text") && names.contains("text");
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
      for (Map.Entry<String, JsonNode> field : fields) {
        JsonNode value = field.getValue();
        boolean free = names.contains(field.getKey()) || footnote && field.getKey().equals("value");
        if (value.isTextual() && free) {
          todo.accept(object, field.getKey());
        } else {
          each(value, names, todo);
        }
      }
    } else {
      node.forEach(one -> each(one, names, todo));
    }
  }
}
