package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.answer.Heard;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;

/**
 * Who was heard: a table, and a bar for each region.
 *
 * @param bars of the regions, in units of the drawing
 * @param mirrored whether the drawing begins at the right
 */
public record HeardPage(
    Meeting meeting, AgendaItem item, Heard heard, List<Bar> bars, boolean mirrored) {
  /** What can become of an input, in the order of the drawing; parts of message keys. */
  public static final List<String> FATES =
      List.of("accepted", "not-accepted", "deferred", "other", "open");

  /** Size of the drawing: its width, the part of it for names, a row's height. */
  public static final int WIDTH = 640;

  private static final int NAMES = 70;
  private static final int NUMBERS = 40;
  public static final int ROW = 38;

  /** One region's bar. */
  public record Bar(String region, int inputs, int top, int name, int end, List<Part> parts) {}

  /**
   * Inputs of one region with one fate.
   *
   * @param code part of a message key and of a style class
   */
  public record Part(String code, int count, int left, int width) {
    /** Whether the number has room in it. */
    public boolean roomy() {
      return width >= 22;
    }

    public int middle() {
      return left + width / 2;
    }
  }

  static HeardPage of(Item item, Heard heard, boolean mirrored) {
    int most = heard.regions().stream().mapToInt(Heard.Row::inputs).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (Heard.Row row : heard.regions()) {
      if (!row.name().isEmpty()) {
        bars.add(bar(row, Math.max(1, most), bars.size() * ROW, mirrored));
      }
    }
    return new HeardPage(item.meeting(), item.agenda(), heard, bars, mirrored);
  }

  private static Bar bar(Heard.Row row, int most, int top, boolean mirrored) {
    int room = WIDTH - NAMES - NUMBERS;
    List<Part> parts = new ArrayList<>();
    int before = 0;
    for (String fate : FATES) {
      int count = count(row, fate);
      if (count > 0) {
        int left = NAMES + before * room / most;
        int width = NAMES + (before + count) * room / most - left;
        int x = mirrored ? WIDTH - left - width : left;
        parts.add(new Part(fate, count, x, width));
        before += count;
      }
    }
    int end = NAMES + before * room / most + 10;
    return new Bar(
        row.name(), row.inputs(), top, mirrored ? WIDTH : 0, mirrored ? WIDTH - end : end, parts);
  }

  private static int count(Heard.Row row, String fate) {
    return switch (fate) {
      case "accepted" -> row.accepted();
      case "not-accepted" -> row.notAccepted();
      case "deferred" -> row.deferred();
      case "open" -> row.inputs() - row.answered();
      default -> row.answered() - row.accepted() - row.notAccepted() - row.deferred();
    };
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  /** The chart in words. */
  public String said(Frame f) {
    return bars.stream()
        .map(bar -> bar.region() + ": " + said(f, bar) + ".")
        .collect(Collectors.joining(" "));
  }

  private static String said(Frame f, Bar bar) {
    return bar.parts().isEmpty()
        ? f.t("heard.none")
        : bar.parts().stream()
            .map(part -> part.count() + " " + f.t("heard.part-" + part.code()))
            .collect(Collectors.joining("; "));
  }

  public int height() {
    return bars.size() * ROW;
  }
}
