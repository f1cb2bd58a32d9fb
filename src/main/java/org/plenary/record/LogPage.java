package org.plenary.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.proof.Checkpoint;

/**
 * What the page of a log shows.
 *
 * @param head null before the first entry
 * @param key what checks its signatures; empty before the first entry
 * @param url the log's own address
 */
public record LogPage(Meeting meeting, @Nullable Checkpoint head, String key, String url) {

  static LogPage of(Meeting meeting, Optional<Checkpoint> head, String key, String url) {
    return new LogPage(meeting, head.orElse(null), key, url);
  }

  /** Below it lies everything that can be had of the log. */
  public String path() {
    return "/m/" + meeting.slug() + "/log";
  }
}
