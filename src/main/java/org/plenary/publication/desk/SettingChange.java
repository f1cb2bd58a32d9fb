package org.plenary.publication.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.MeetingSettings;
import org.plenary.people.Voice;

/**
 * One setting of a meeting that was changed, as the page shows it.
 *
 * @param by who did; null for nobody that is known
 */
public record SettingChange(MeetingSettings.Changed changed, @Nullable Voice by) {
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
