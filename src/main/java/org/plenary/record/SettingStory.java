package org.plenary.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.record.BundleCheck.Found;

/**
 * How the settings of a meeting were changed, as its log tells: each change by a voice that has the
 * right to it and from what the setting was before; compared with what the server shows.
 */
final class SettingStory {
  private final List<Leaf.Changed> changes = new ArrayList<>();
  private final List<Long> indices = new ArrayList<>();
  private final Map<String, String> now = new HashMap<>();

  /**
   * Takes the next change.
   *
   * @param voice who made it; null for one that the log does not know
   */
  void take(long index, Leaf.Changed change, Leaf.@Nullable Permitted voice) {
    boolean may =
        voice != null
            && Capacity.of(voice.capacity())
                .filter(one -> Rights.may(one, Action.IMPORT))
                .isPresent();
    check(may, index, "Its author had no right to change a setting of the meeting.");
    String before = now.put(change.setting(), change.now());
    check(
        before == null || before.equals(change.was()),
        index,
        "The setting “" + change.setting() + "” was another before.");
    changes.add(change);
    indices.add(index);
  }

  /** As what the server shows the changes, in their order. */
  void changed(List<JsonNode> shown) {
    for (int i = 0; i < changes.size(); i++) {
      Leaf.Changed then = changes.get(i);
      JsonNode row = i < shown.size() ? shown.get(i) : null;
      boolean same =
          row != null
              && row.path("setting").asText().equals(then.setting())
              && row.path("was").asText().equals(then.was())
              && row.path("now").asText().equals(then.now())
              && row.path("voice").asInt() == then.voice()
              && row.path("at").asLong() == then.at();
      check(same, indices.get(i), "The server shows this change of a setting otherwise, or not.");
    }
    check(
        shown.size() == changes.size(),
        -1,
        "It shows changes of settings that are not in the log.");
  }

  /** As what the server shows the settings. */
  void now(List<JsonNode> shown) {
    Map<String, String> is = new HashMap<>();
    for (JsonNode one : shown) {
      String before = is.put(one.path("setting").asText(), one.path("now").asText());
      check(before == null, -1, "A setting is told of twice.");
    }
    check(is.keySet().equals(now.keySet()), -1, "It shows other settings than were changed.");
    now.forEach(
        (setting, then) ->
            check(
                then.equals(is.get(setting)),
                -1,
                "The server shows the setting “" + setting + "” otherwise than the log."));
  }

  /** How many changes the log tells of. */
  int size() {
    return changes.size();
  }

  private static void check(boolean good, long index, String sentence) {
    if (!good) {
      throw new Found(index, sentence);
    }
  }
}
