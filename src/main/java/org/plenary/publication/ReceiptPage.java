package org.plenary.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.input.Submissions;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Answer;
import org.plenary.resolution.ActJson;

/**
 * What the holder of a receipt is shown.
 *
 * @param path of the resolution
 * @param key what only the holder knows
 * @param answer the newest; null while there is none
 * @param now in milliseconds since 1970
 */
public record ReceiptPage(
    String path,
    String key,
    AgendaItem item,
    Submissions.Handed handed,
    Answer.@Nullable Published answer,
    long now) {

  public Instant at() {
    return Instant.ofEpochMilli(handed.input().stamp().at());
  }

  /** Where the whole record of it can be read by everybody. */
  public String ledger() {
    return path + "/inputs/" + handed.input().number();
  }

  /** Where a browser checks that it is in the record. */
  public String verify() {
    return "/m/" + item.meeting() + "/log/verify?resolution=" + item.slug();
  }

  /** Part of a message key. */
  public static String outcome(Answer answer) {
    return ActJson.code(answer.outcome());
  }

  /** The change in the text that the answer points to. */
  public String change(Answer answer) {
    return path + "?from=" + Math.max(1, answer.change() - 1) + "&to=" + answer.change();
  }

  /** Until when an answer can be contested. */
  public static Instant until(Answer.Published published) {
    return Instant.ofEpochMilli(published.contestUntil());
  }

  public boolean inTime(Answer.Published published) {
    return now <= published.contestUntil();
  }
}
