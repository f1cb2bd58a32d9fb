package org.plenary.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.refusal.Refused;
import org.plenary.text.Hostile;
import org.plenary.text.Step;

/** Whatever comes in, a refusal or valid values come out. */
class HostileJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT =
      "[[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":%s}]]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[[",
        "[[]] []",
        "[[null]]",
        "[{\"stepType\":\"replace\",\"from\":1,\"to\":1}]",
        "[[{\"stepType\":\"replace\",\"from\":1}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"to\":1.0}]]",
        "[[{\"stepType\":\"replace\",\"from\":-1,\"to\":1}]]",
        "[[{\"stepType\":\"replace\",\"from\":2,\"to\":1}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"to\":99999999999}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"from\":1,\"to\":1}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"pos\":1}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"by\":\"me\"}]]",
        "[[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"structure\":1}]]",
        "[[{\"stepType\":\"replaceAround\",\"from\":1,\"to\":1}]]",
        "[[{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"id\",\"value\":\"x\"}]]",
        "[[{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"level\",\"value\":\"1\"}]]",
        "[[{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"level\",\"value\":5}]]",
        "[[{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"kind\",\"value\":\"table\"}]]",
        "[[{\"stepType\":\"attr\",\"pos\":0,\"attr\":\"colour\",\"value\":\"red\"}]]",
        "[[{\"stepType\":\"addMark\",\"mark\":{\"type\":\"reference\"},\"from\":1,\"to\":2}]]",
        "[[{\"stepType\":\"addMark\",\"mark\":{\"type\":\"strong\",\"attrs\":{}},\"from\":1,\"to\":2}]]",
        "[[{\"stepType\":\"markSet\",\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1}]}]]",
      })
  void steps_that_are_none_are_refused(String json) {
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups(json)));
    assertEquals(
        "step.malformed",
        refusal(() -> StepJson.readGroups(json.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"content\":[]}",
        "{\"content\":{\"0\":1}}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\\u0000b\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"\\ud83d\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"\\ude00\\ud83d\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\\u202eb\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\\u2066b\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\",\"marks\":[]}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"strong\"},{\"type\":\"emphasis\"}]}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"superscript\"},{\"type\":\"subscript\"}]}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":\"a\"}],\"openStart\":1}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"}}],\"openStart\":1,\"openEnd\":1}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"}}],\"openStart\":2}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":null}}]}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"kind\":\"call\"}}]}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\",\"onclick\":\"x\"}}]}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"},\"marks\":[{\"type\":\"strong\"}]}]}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"},\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"b\"}}]}]}",
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"}},{\"type\":\"text\",\"text\":\"x\"}]}",
        "{\"content\":[{\"type\":\"footnote\",\"attrs\":{\"id\":\"a\"},\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}]}",
        "{\"content\":[{\"type\":\"doc\",\"content\":[]}]}",
      })
  void slices_that_are_none_are_refused(String slice) {
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups(TEXT.formatted(slice))));
  }

  @Test
  void arabic_marks_joiners_and_defaults_are_taken() {
    String slice =
        "{\"content\":[{\"type\":\"block\",\"attrs\":{\"id\":\"a\"},"
            + "\"content\":[{\"type\":\"text\",\"text\":\"\u0627\u200f\u061c\u200e\u200c\u200d\"}]}]}";
    assertEquals(1, StepJson.readGroups(TEXT.formatted(slice)).get(0).size());
  }

  @Test
  void deep_long_and_many_are_refused() {
    String deep = "{\"content\":[".repeat(2_000);
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups(TEXT.formatted(deep))));
    String sets = "{\"stepType\":\"markSet\",\"steps\":[".repeat(30) + "]}".repeat(30);
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups("[[" + sets + "]]")));
    String step = "{\"stepType\":\"replace\",\"from\":1,\"to\":1}";
    String many = String.join(",", java.util.Collections.nCopies(501, step));
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups("[[" + many + "]]")));
    String split = String.join("],[", java.util.Collections.nCopies(501, step));
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups("[[" + split + "]]")));
    String text = "{\"content\":[{\"type\":\"text\",\"text\":\"" + "x".repeat(200_000) + "\"}]}";
    assertEquals("step.malformed", refusal(() -> StepJson.readGroups(TEXT.formatted(text))));
  }

  @Test
  void nested_mark_sets_are_laid_out_flat() {
    String add = "{\"stepType\":\"addMark\",\"mark\":{\"type\":\"strong\"},\"from\":1,\"to\":2}";
    String nested =
        "[[{\"stepType\":\"markSet\",\"steps\":[{\"stepType\":\"markSet\",\"steps\":["
            + add
            + ","
            + add
            + "]},"
            + add
            + "]}]]";
    Step.SetMarks set = (Step.SetMarks) StepJson.readGroups(nested).get(0).get(0);
    assertEquals(3, set.steps().size());
  }

  @Test
  void mutated_steps_and_bytes_give_a_refusal_or_a_valid_text() throws Exception {
    long seed = Long.getLong("plenary.fuzz.seed", System.nanoTime());
    int cases = Integer.getInteger("plenary.fuzz.hostile", 60_000);
    System.out.println("hostile: " + cases + " cases, -Dplenary.fuzz.seed=" + seed);
    Random random = new Random(seed);
    int taken = 0;
    for (int n = 0; n < cases; n++) {
      Hostile.Case one = Hostile.random(random.nextLong());
      String json = "[" + StepJson.writeSteps(one.steps()) + "]";
      byte[] bytes = mutated(json, random);
      List<List<Step>> groups;
      try {
        groups = StepJson.readGroups(bytes);
      } catch (Refused refused) {
        assertEquals("step.malformed", refused.refusal().code());
        continue;
      }
      taken++;
      one.mustStayValid(groups);
    }
    System.out.println("hostile: " + taken + " of " + cases + " could be read");
    assertTrue(taken > cases / 20 && taken < cases);
  }

  private static byte[] mutated(String json, Random random) throws Exception {
    if (random.nextInt(5) == 0) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      return bytes;
    }
    JsonNode tree = JSON.readTree(json);
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      mutate(tree, random);
    }
    return JSON.writeValueAsBytes(tree);
  }

  /** Changes one value somewhere: removes it, doubles it, or puts another in its place. */
  private static void mutate(JsonNode tree, Random random) {
    List<JsonNode> parents = new ArrayList<>();
    collect(tree, parents);
    List<JsonNode> values = new ArrayList<>();
    parents.forEach(parent -> parent.forEach(values::add));
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    JsonNode value = value(values, random);
    if (parent instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("extra", value);
        default -> object.set(name, value);
      }
    } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.insert(index, array.get(index).deepCopy());
        default -> array.set(index, value);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }

  private static JsonNode value(List<JsonNode> others, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.getNodeFactory().nullNode();
      case 1 -> JSON.getNodeFactory().numberNode(random.nextInt(60) - 3);
      case 2 -> JSON.getNodeFactory().numberNode(random.nextLong());
      case 3 -> JSON.getNodeFactory().numberNode(random.nextDouble());
      case 4 ->
          JSON.getNodeFactory()
              .textNode(
                  List.of("", "x", "\0", "\ud800", "clause", "strong", "block")
                      .get(random.nextInt(7)));
      case 5 -> JSON.getNodeFactory().objectNode();
      case 6 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      default ->
          others.isEmpty()
              ? JSON.getNodeFactory().arrayNode()
              : others.get(random.nextInt(others.size())).deepCopy();
    };
  }

  private static String refusal(org.junit.jupiter.api.function.Executable executable) {
    return assertThrows(Refused.class, executable).refusal().code();
  }
}
