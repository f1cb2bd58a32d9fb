package org.plenary.publication;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Handed;
import org.plenary.exchange.Import;
import org.plenary.exchange.ReadAside;
import org.plenary.meeting.Meeting;
import org.plenary.publication.desk.Reading;
import org.plenary.publication.desk.TextIntake;
import org.plenary.resolution.Resolutions;
import org.plenary.text.Block;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;

/** Ties the desk's form for a new resolution to the reading of plain text and to the log. */
public final class Intake {
  private Intake() {}

  /** For the desk. Refusals of reading: those of {@link ReadAside}. */
  public static TextIntake of(Vertx vertx, Resolutions resolutions) {
    return new TextIntake(
        (text, numbering) ->
            ReadAside.resolution(vertx, text).map(read -> reading(read, numbering)),
        (resolution, text, by) ->
            Import.store(resolutions, resolution, text, "desk", by.voice()).mapEmpty());
  }

  private static Reading reading(Handed.Text read, Meeting.@Nullable Numbering wanted) {
    Meeting.Numbering chosen = wanted == null ? read.numbering() : wanted;
    Numbering numbering = Numbering.of(read.doc(), Export.profile(chosen, read.language()));
    List<Reading.Line> lines = new ArrayList<>();
    for (Block block : read.doc().blocks()) {
      String label = numbering.label(block.id());
      lines.add(new Reading.Line(block.kind().wire(), block.level(), label, block.plainText()));
    }
    return new Reading(
        first(read, Kind.NUMBER),
        first(read, Kind.TITLE),
        chosen,
        lines,
        read.findings(),
        read.doc());
  }

  private static String first(Handed.Text read, Kind kind) {
    return Import.first(read.doc(), kind);
  }
}
