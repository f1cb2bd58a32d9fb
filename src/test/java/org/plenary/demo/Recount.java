package org.plenary.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.plenary.journal.Entry;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/**
 * Who was heard, counted out of the bare log: nothing of how the product reads it is used, only
 * what {@code docs/acts.md} says of each kind of entry.
 */
final class Recount {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** By number of the input. */
  private final Map<Integer, String> regions = new TreeMap<>();

  private final Map<Integer, Long> handed = new HashMap<>();
  private final Map<Integer, Long> firstAnswer = new HashMap<>();
  private final Map<Integer, JsonObject> newest = new HashMap<>();
  private final Set<Integer> owed = new TreeSet<>();
  private final Set<Integer> gone = new TreeSet<>();
  private final Set<Integer> unseen = new TreeSet<>();
  private final Map<Integer, Integer> words = new HashMap<>();

  Recount(List<Entry> log, Doc text) {
    log.forEach(entry -> read(entry, new JsonObject(entry.body()), text));
  }

  private void read(Entry entry, JsonObject body, Doc text) {
    switch (entry.kind()) {
      case "proposal", "comment" -> input(body, entry.at(), body.getJsonObject("by"));
      case "statement" -> input(body, entry.at(), body.getJsonObject("spoken"));
      case "submission" -> {
        input(body, entry.at(), null);
        unseen.add(body.getInteger("number"));
      }
      case "moderation" -> {
        unseen.remove(body.getInteger("number"));
        if (!body.getBoolean("shown")) {
          drop(body.getInteger("number"));
        }
      }
      case "withdrawal" -> drop(body.getInteger("number"));
      case "answer" ->
          objects(body.getJsonArray("answers")).forEach(answer -> answered(answer, entry.at()));
      case "response" -> {
        if (body.getBoolean("contested")) {
          owed.add(body.getInteger("number"));
        }
      }
      case "due" -> owed.add(body.getInteger("number"));
      case "sitting" ->
          newest.forEach(
              (number, answer) -> {
                boolean comes =
                    List.of(body.getString("name"), body.getString("next"))
                        .contains(answer.getString("until"));
                if (comes && answer.getString("outcome").equals("deferred")) {
                  owed.add(number);
                }
              });
      case "taken-up" -> takenUp(body, text);
      default -> {}
    }
  }

  private void input(JsonObject body, long at, JsonObject whose) {
    int number = body.getInteger("number");
    handed.put(number, at);
    owed.add(number);
    regions.put(
        number,
        whose == null || whose.getInteger("delegation") == 0 ? "" : whose.getString("region"));
  }

  private void drop(int number) {
    gone.add(number);
    owed.remove(number);
  }

  private void answered(JsonObject answer, long at) {
    int number = answer.getInteger("input");
    firstAnswer.putIfAbsent(number, at);
    newest.put(number, answer);
    owed.remove(number);
  }

  /** Words that came then and that the text still has. */
  private void takenUp(JsonObject body, Doc text) {
    List<String> all = new ArrayList<>();
    text.blocks().stream().map(Block::plainText).forEach(all::add);
    for (JsonObject step : objects(body.getJsonArray("steps"))) {
      for (JsonObject run :
          objects(step.getJsonObject("slice", new JsonObject()).getJsonArray("content"))) {
        String came = run.getString("text", "");
        if (all.stream().anyMatch(one -> one.contains(came))) {
          words.merge(
              body.getInteger("proposal"),
              (int) WORD.matcher(came).results().count(),
              Integer::sum);
        }
      }
    }
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array == null
        ? List.of()
        : array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }

  private String fate(int number) {
    JsonObject answer = newest.get(number);
    while (answer != null && List.of("merged", "duplicate").contains(answer.getString("outcome"))) {
      answer = newest.get(answer.getInteger("into"));
    }
    return answer == null ? "" : answer.getString("outcome");
  }

  int unseen() {
    return unseen.size();
  }

  /** Inputs, answered, accepted, not accepted, deferred, median in ms, words, owed. */
  List<Long> row(String region) {
    List<Integer> mine =
        regions.keySet().stream()
            .filter(one -> !gone.contains(one) && !unseen.contains(one))
            .filter(one -> region.equals("all") || regions.get(one).equals(region))
            .toList();
    List<Long> times =
        mine.stream()
            .filter(firstAnswer::containsKey)
            .map(one -> firstAnswer.get(one) - handed.get(one))
            .sorted()
            .toList();
    int half = times.size() / 2;
    long median =
        times.isEmpty()
            ? -1
            : times.size() % 2 == 1 ? times.get(half) : (times.get(half - 1) + times.get(half)) / 2;
    return List.of(
        (long) mine.size(),
        (long) times.size(),
        mine.stream().filter(one -> fate(one).startsWith("accepted")).count(),
        mine.stream()
            .filter(one -> List.of("not-accepted", "out-of-scope").contains(fate(one)))
            .count(),
        mine.stream().filter(one -> fate(one).equals("deferred")).count(),
        median,
        mine.stream().mapToLong(one -> words.getOrDefault(one, 0)).sum(),
        mine.stream().filter(owed::contains).count());
  }
}
