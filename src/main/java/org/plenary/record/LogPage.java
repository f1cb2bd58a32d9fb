package org.plenary.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.proof.Checkpoint;

/**
 * What the page of a log shows.
 *
 * @param head null before the first entry
 * @param key what checks its signatures; empty before the first entry
 * @param url the log's own address
 * @param erased the newest erasures that the log tells of
 * @param anew the last time that it was begun anew; null where it never was
 * @param chosen when the meeting was public, as the log tells; the newest first
 */
public record LogPage(
    Meeting meeting,
    @Nullable Checkpoint head,
    String key,
    String url,
    List<Leaf.Erased> erased,
    Leaf.@Nullable Anew anew,
    List<Publishing.Chosen> chosen) {

  static LogPage of(
      Meeting meeting, Optional<Checkpoint> head, String key, String url, List<Leaf> told) {
    return new LogPage(
        meeting,
        head.orElse(null),
        key,
        url,
        told.stream().filter(Leaf.Erased.class::isInstance).map(Leaf.Erased.class::cast).toList(),
        told.stream()
            .filter(Leaf.Anew.class::isInstance)
            .map(Leaf.Anew.class::cast)
            .findFirst()
            .orElse(null),
        told.stream()
            .filter(Leaf.Publishes.class::isInstance)
            .map(Leaf.Publishes.class::cast)
            .map(LogPage::chosen)
            .toList());
  }

  private static Publishing.Chosen chosen(Leaf.Publishes leaf) {
    Publishing.Mode mode = Publishing.Mode.of(leaf.mode()).orElseThrow();
    return new Publishing.Chosen(new Publishing(mode, leaf.minutes()), leaf.at());
  }

  /** Below it lies everything that can be had of the log. */
  public String path() {
    return "/m/" + meeting.slug() + "/log";
  }

  public static Instant at(long milliseconds) {
    return Instant.ofEpochMilli(milliseconds);
  }
}
