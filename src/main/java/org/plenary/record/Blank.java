package org.plenary.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The words; names of delegations and kinds stay. */
  static String words(String body) {
    return edited(body, FREE);
  }

  /** The name of a speaker, where a statement has one. */
  static String person(String body) {
    return edited(body, Set.of("speaker"));
  }

  private static String edited(String body, Set<String> names) {
    try {
      JsonNode node = Leaf.MAPPER.readTree(body);
      blank(node, names);
      return Leaf.MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An entry that cannot be read.", damaged);
    }
  }

  private static void blank(JsonNode node, Set<String> names) {
    if (node instanceof ObjectNode object) {
      boolean footnote = object.path("attr").asText().equals("text") && names.contains("text");
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
      for (Map.Entry<String, JsonNode> field : fields) {
        JsonNode value = field.getValue();
        boolean free = names.contains(field.getKey()) || footnote && field.getKey().equals("value");
        if (value.isTextual() && free) {
          object.put(field.getKey(), BLOCK.repeat(value.asText().length()));
        } else {
          blank(value, names);
        }
      }
    } else {
      node.forEach(one -> blank(one, names));
    }
  }
}
