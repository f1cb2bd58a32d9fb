package org.plenary.publication;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.MeetingSettings;
import org.plenary.people.Voice;
import org.plenary.people.Voices;

/**
 * One setting of a meeting that was changed, as the pages show it.
 *
 * @param by who did; null for nobody that is known
 */
public record SettingChange(MeetingSettings.Changed changed, @Nullable Voice by) {
  /** What was changed of a meeting, the latest first; that it was opened is one line. */
  public static Future<List<SettingChange>> of(
      MeetingSettings settings, Voices voices, long meeting) {
    return settings
        .changes(meeting)
        .compose(
            all ->
                voices
                    .byIds(
                        all.stream()
                            .map(MeetingSettings.Changed::voice)
                            .collect(Collectors.toSet()))
                    .map(known -> latestFirst(all, known)));
  }

  private static List<SettingChange> latestFirst(
      List<MeetingSettings.Changed> all, Map<Integer, Voice> known) {
    List<SettingChange> changes = new ArrayList<>();
    for (MeetingSettings.Changed one : all) {
      if (!isOfOpening(one, all.get(0))) {
        changes.add(0, new SettingChange(one, known.get(one.voice())));
      }
    }
    return changes;
  }

  /** What the meeting was opened with, besides its address. */
  private static boolean isOfOpening(MeetingSettings.Changed one, MeetingSettings.Changed first) {
    return first.field().equals("slug")
        && one != first
        && one.was().isEmpty()
        && one.at() == first.at();
  }

  public Instant at() {
    return Instant.ofEpochMilli(changed.at());
  }

  public String was() {
    return isolated(changed.was());
  }

  public String now() {
    return isolated(changed.now());
  }

  /** In whatever direction it runs. */
  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }
}
