package org.plenary.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.MeetingSettings;
import org.plenary.meeting.Meetings;

/**
 * As what the server shows the settings of a meeting, at a moment of its log.
 *
 * @param changed the changes that the log tells of by then, the oldest first
 * @param now each setting that was ever changed, by its code
 */
record ShownSettings(List<MeetingSettings.Changed> changed, Map<String, String> now) {
  /**
   * @param told of how many changes the log tells by then
   */
  static Future<ShownSettings> of(Meetings meetings, long meeting, int told) {
    // The meeting first: what is changed after that is in the changes, and is undone.
    return meetings
        .byId(meeting)
        .compose(
            found ->
                meetings
                    .settings()
                    .changes(meeting)
                    .map(changed -> of(found.orElseThrow(), changed, told)));
  }

  private static ShownSettings of(
      Meeting meeting, List<MeetingSettings.Changed> changed, int told) {
    Map<String, String> now = new TreeMap<>(meeting.settings().written());
    now.put("slug", meeting.slug());
    now.put("numbering", meeting.numbering().code());
    int known = Math.min(told, changed.size());
    for (int i = changed.size() - 1; i >= known; i--) {
      now.put(changed.get(i).field(), changed.get(i).was());
    }
    List<MeetingSettings.Changed> shown = List.copyOf(changed.subList(0, known));
    now.keySet().retainAll(shown.stream().map(MeetingSettings.Changed::field).toList());
    return new ShownSettings(shown, now);
  }

  /** One change, as bundles and records write it. */
  static ObjectNode line(MeetingSettings.Changed one) {
    return Leaf.MAPPER
        .createObjectNode()
        .put("setting", one.field())
        .put("was", one.was())
        .put("now", one.now())
        .put("voice", one.voice())
        .put("at", one.at());
  }

  /** What one setting is, likewise. */
  static ObjectNode line(Map.Entry<String, String> one) {
    return Leaf.MAPPER.createObjectNode().put("setting", one.getKey()).put("now", one.getValue());
  }
}
