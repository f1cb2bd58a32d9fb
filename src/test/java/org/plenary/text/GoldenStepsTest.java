package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.wire.DocJson;
import org.plenary.wire.StepJson;

/**
 * What npm's prosemirror-transform once said of some cases, kept: the engine says the same without
 * any Node at hand. {@code -Dplenary.golden=write} asks npm anew and keeps the answers.
 */
class GoldenStepsTest {
  private static final Path FILE = Path.of("src/test/resources/vectors/steps.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 16;

  @Test
  void the_engine_says_what_prosemirror_said() throws Exception {
    if ("write".equals(System.getProperty("plenary.golden"))) {
      write();
    }
    List<String> lines = Files.readAllLines(FILE);
    assertEquals(CASES, lines.size());
    int facts = 0;
    for (String line : lines) {
      JsonNode golden = JSON.readTree(line);
      List<String> theirs = new ArrayList<>();
      golden.get("facts").forEach(fact -> theirs.add(fact.asText()));
      assertEquals(theirs, laws(golden.get("case")).facts(), () -> golden.get("case").toString());
      facts += theirs.size();
    }
    assertTrue(facts > CASES * 20, "facts: " + facts);
  }

  private static Laws laws(JsonNode one) {
    return new Laws(
        DocJson.read(one.get("doc").toString()),
        steps(one.get("single")),
        steps(one.get("over")),
        steps(one.get("commit")));
  }

  private static List<Step> steps(JsonNode json) {
    return StepJson.readSteps(json.toString()).stream().map(Step.class::cast).toList();
  }

  private static void write() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Oracle oracle = new Oracle()) {
      for (long seed = 1; lines.size() < CASES; seed++) {
        Laws laws = DifferentialTest.random(seed);
        if (laws.comparable()) {
          oracle.send("[" + laws.json(true) + "]");
          ObjectNode line = JSON.createObjectNode();
          line.set("case", JSON.readTree(laws.json(true)));
          line.set("facts", oracle.receive().get(0));
          lines.add(line.toString());
        }
      }
    }
    Files.write(FILE, lines);
  }
}
