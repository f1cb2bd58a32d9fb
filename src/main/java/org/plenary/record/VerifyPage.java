package org.plenary.record;

import java.util.List;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;

/**
 * What the page shows on which a browser checks the record.
 *
 * @param chosen the address of the resolution that the reader came from; empty for none
 */
public record VerifyPage(Meeting meeting, List<AgendaItem> items, String chosen) {
  private static final String SAY = "verify.say.";

  /** What the script may say, by the last part of the message's key: all there is. */
  public List<String> says() {
    return Messages.in(Language.EN).keys().stream()
        .filter(key -> key.startsWith(SAY))
        .map(key -> key.substring(SAY.length()))
        .sorted()
        .toList();
  }

  /** Below it lies everything that can be had of the log. */
  public String path() {
    return "/m/" + meeting.slug() + "/log";
  }
}
