package org.plenary.record;

import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;

/**
 * What the page shows on which a browser checks the record.
 *
 * @param chosen the address of the resolution that the reader came from; empty for none
 */
public record VerifyPage(Meeting meeting, List<AgendaItem> items, String chosen) {
  /** What the script may say, by the last part of the message's key. */
  private static final List<String> SAYS =
      List.of(
          "all-good",
          "bad",
          "entry",
          "working",
          "progress",
          "unreachable",
          "not-checkable",
          "signed",
          "signed-library",
          "root-good",
          "begins",
          "inclusion-all",
          "chain-good",
          "attribution",
          "names-good",
          "whole",
          "words-good",
          "not-opened-submission",
          "not-opened-erased",
          "not-opened-withheld",
          "text-good",
          "text-shapes",
          "text-unknown",
          "is-withheld",
          "included",
          "tells",
          "checkpoint",
          "other-log",
          "signature",
          "order",
          "inclusion",
          "spelling",
          "listed",
          "voice-twice",
          "chain",
          "version",
          "time",
          "voice",
          "words",
          "right",
          "replay",
          "empty",
          "missing",
          "withheld",
          "published-version",
          "text",
          "tile",
          "root",
          "shorter",
          "anew",
          "malformed",
          "cut-off",
          "other-resolution",
          "names",
          "voice-now",
          "hidden",
          "given-out",
          "receipt");

  public List<String> says() {
    return SAYS;
  }

  /** Below it lies everything that can be had of the log. */
  public String path() {
    return "/m/" + meeting.slug() + "/log";
  }
}
