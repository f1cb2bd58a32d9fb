package org.plenary.publication.desk;

import java.util.List;
import org.plenary.exchange.Finding;
import org.plenary.meeting.Meeting;
import org.plenary.text.Doc;

/**
 * What was read from a plain text, shown before anything is stored.
 *
 * @param symbol such as {@code RESOLUTION 75}, as far as it was found
 * @param title as far as it was found
 * @param numbering how the lines are labelled: as it was asked for, else as it was found
 * @param remarks slips and doubts of the reading
 * @param text what would be stored
 */
public record Reading(
    String symbol,
    String title,
    Meeting.Numbering numbering,
    List<Line> lines,
    List<Finding> remarks,
    Doc text) {

  public Reading {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  /** How many lines are of that kind. */
  public long count(String kind) {
    return lines.stream().filter(line -> line.kind().equals(kind)).count();
  }

  /**
   * One block of the text.
   *
   * @param kind the block's kind, as in the text's JSON
   * @param level 0 for the outermost
   * @param label its number or letter as derived, may be empty
   */
  public record Line(String kind, int level, String label, String text) {}
}
