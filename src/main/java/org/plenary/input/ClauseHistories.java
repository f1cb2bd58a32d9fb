package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plenary.negotiation.By;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Resolutions;

/**
 * The histories of the resolutions that were asked for last. The first question reads a log from
 * its beginning, later ones what has come since. Safe for use by several threads.
 */
final class ClauseHistories {
  private static final int RESOLUTIONS = 32;
  private static final int AT_A_TIME = 500;

  private final Resolutions resolutions;
  private final Voices voices;
  private final Map<Long, ClauseHistory> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ClauseHistory> eldest) {
          return size() > RESOLUTIONS;
        }
      };

  ClauseHistories(Resolutions resolutions, Voices voices) {
    this.resolutions = resolutions;
    this.voices = voices;
  }

  /** {@code [{kind, version, at, by, number, code, what, other}]}, the oldest first. */
  Future<ArrayNode> of(Vertx vertx, long resolution, String clause) {
    ClauseHistory history;
    synchronized (held) {
      history = held.computeIfAbsent(resolution, id -> new ClauseHistory());
    }
    return goOn(vertx, resolution, history)
        .map(done -> history.of(clause))
        .compose(
            items ->
                voices
                    .byIds(
                        items.stream()
                            .filter(item -> item.by() == null)
                            .map(ClauseHistory.Item::voice)
                            .collect(Collectors.toSet()))
                    .map(known -> json(items, known)));
  }

  private Future<Void> goOn(Vertx vertx, long resolution, ClauseHistory history) {
    return resolutions
        .entriesAfter(resolution, history.version(), AT_A_TIME)
        .compose(
            entries -> {
              if (entries.isEmpty()) {
                return Future.succeededFuture();
              }
              Future<Void> taken =
                  vertx.executeBlocking(
                      () -> {
                        history.take(entries);
                        return null;
                      },
                      false);
              return entries.size() < AT_A_TIME
                  ? taken
                  : taken.compose(done -> goOn(vertx, resolution, history));
            });
  }

  private static ArrayNode json(List<ClauseHistory.Item> items, Map<Integer, Voice> known) {
    ArrayNode json = ActJson.MAPPER.createArrayNode();
    for (ClauseHistory.Item item : items) {
      Voice voice = known.get(item.voice());
      By by = item.by() != null || voice == null ? item.by() : By.of(voice);
      ObjectNode one = json.addObject().put("kind", item.kind()).put("version", item.version());
      one.put("at", item.at()).put("number", item.number());
      one.put("code", item.code()).put("what", item.words()).put("other", item.other());
      one.set("by", by == null ? InputJson.tree(null) : InputJson.by(by));
    }
    return json;
  }
}
