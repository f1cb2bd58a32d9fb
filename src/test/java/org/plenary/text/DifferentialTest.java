package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.wire.StepJson;

/**
 * The engine beside npm's prosemirror-transform, by chance. {@code -Dplenary.fuzz.cases=} for more,
 * {@code -Dplenary.fuzz.seed=} to see a run again.
 */
class DifferentialTest {

  private static final int BATCH = 40;
  private static final int AHEAD = 3;

  @Test
  void steps_maps_inverses_and_rebases_are_those_of_prosemirror() throws Exception {
    long cases = Long.getLong("plenary.fuzz.cases", 110_000);
    long seed = Long.getLong("plenary.fuzz.seed", System.nanoTime());
    System.out.println("differential: " + cases + " cases, -Dplenary.fuzz.seed=" + seed);
    long done = 0;
    try (Oracle oracle = new Oracle()) {
      Deque<List<Laws>> sent = new ArrayDeque<>();
      for (long n = 0; done < cases || !sent.isEmpty(); ) {
        while (done < cases && sent.size() < AHEAD) {
          List<Laws> batch = new ArrayList<>();
          while (batch.size() < BATCH) {
            Laws laws = random(seed + n++);
            if (laws.comparable()) {
              batch.add(laws);
              done += laws.cases();
            }
          }
          oracle.send(json(batch, false));
          sent.add(batch);
        }
        compare(oracle, sent.remove(), sent);
      }
    }
    System.out.println("differential: " + done + " cases compared");
  }

  private static String json(List<Laws> batch, boolean verbose) {
    return batch.stream()
        .map(laws -> laws.json(verbose))
        .collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }

  private static void compare(Oracle oracle, List<Laws> batch, Deque<List<Laws>> ahead)
      throws Exception {
    List<List<String>> ours = batch.stream().map(Laws::facts).toList();
    JsonNode theirs = oracle.receive();
    for (int i = 0; i < batch.size(); i++) {
      if (!same(ours.get(i), theirs.get(i))) {
        for (int k = ahead.size(); k > 0; k--) {
          oracle.receive();
        }
        oracle.send(json(List.of(batch.get(i)), true));
        explain(batch.get(i), ours.get(i), oracle.receive().get(0));
      }
    }
  }

  private static boolean same(List<String> ours, JsonNode theirs) {
    if (ours.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      if (!theirs.get(i).isInt() || theirs.get(i).asInt() != ours.get(i).hashCode()) {
        return false;
      }
    }
    return true;
  }

  private static void explain(Laws laws, List<String> ours, JsonNode theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertEquals(
          theirs.get(i).asText(),
          ours.get(i),
          "fact " + i + " after " + (i > 0 ? ours.get(i - 1) : "") + " of " + laws.json(true));
    }
    fail("number of facts " + theirs.size() + " " + ours.size() + " of " + laws.json(true));
  }

  static Laws random(long seed) {
    RandomText text = new RandomText(seed * 0x9E3779B97F4A7C15L);
    Doc doc = text.doc();
    List<Step> single = new ArrayList<>();
    while (single.size() < 6) {
      Step step = text.step(doc);
      if (known(step) && !stricter(doc, step)) {
        single.add(step);
      }
    }
    return new Laws(
        doc, single, edits(text, doc, 1 + text.below(8)), edits(text, doc, 1 + text.below(5)));
  }

  /** Ranges the wrong way round are refused at the door; npm makes something of them. */
  private static boolean known(Step step) {
    return !(step instanceof Step.Replace replace) || replace.from() <= replace.to();
  }

  /** What the server refuses and npm does not: half characters, attributes of something else. */
  private static boolean stricter(Doc doc, Step step) {
    if (!(step.apply(doc) instanceof Applied.Failed failed)) {
      return false;
    }
    return failed.reason().contains("character")
        || step instanceof Step.SetAttr attr
            && (fits(doc, new Step.SetAttr(attr.pos(), "text", ""))
                || fits(doc, new Step.SetAttr(attr.pos(), "level", 0)));
  }

  private static boolean fits(Doc doc, Step step) {
    return step.apply(doc) instanceof Applied.Done;
  }

  private static List<Step> edits(RandomText text, Doc doc, int count) {
    List<Step> steps = new ArrayList<>();
    Doc now = doc;
    for (int tries = 0; steps.size() < count && tries < 60; tries++) {
      Step step = text.step(now);
      if (known(step) && step.apply(now) instanceof Applied.Done done) {
        steps.add(step);
        now = done.doc();
      }
    }
    return StepJson.readSteps(StepJson.writeSteps(steps)).stream().map(Step.class::cast).toList();
  }
}
