package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Import;
import org.plenary.exchange.PlainCopy;
import org.plenary.exchange.ReadDocument;
import org.plenary.meeting.Meeting;
import org.plenary.people.Voice;
import org.plenary.publication.desk.Reading;
import org.plenary.publication.desk.TextIntake;
import org.plenary.resolution.Resolutions;
import org.plenary.text.Block;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;

/** Ties the desk's form for a new resolution to the reading of plain text and to the log. */
public final class Intake {
  private Intake() {}

  /** For the desk. Refusals of reading: those of {@link Import#read}. */
  public static TextIntake of(Vertx vertx, Resolutions resolutions) {
    return new TextIntake(
        (text, numbering) -> reading(Import.read(text), numbering),
        (resolution, text, by) -> store(vertx, resolutions, resolution, text, by.voice()));
  }

  private static Future<Void> store(
      Vertx vertx, Resolutions resolutions, long resolution, PlainCopy text, Voice by) {
    return vertx
        .executeBlocking(() -> Import.read(text), false)
        .compose(read -> Import.store(resolutions, resolution, read, "desk", by))
        .mapEmpty();
  }

  private static Reading reading(ReadDocument read, Meeting.@Nullable Numbering wanted) {
    Meeting.Numbering chosen = wanted == null ? read.numbering() : wanted;
    Numbering numbering =
        Numbering.of(read.doc(), Export.profile(chosen, read.profile().language()));
    List<Reading.Line> lines = new ArrayList<>();
    for (Block block : read.doc().blocks()) {
      String label = numbering.label(block.id());
      lines.add(new Reading.Line(block.kind().wire(), block.level(), label, block.plainText()));
    }
    return new Reading(
        first(read, Kind.NUMBER), first(read, Kind.TITLE), chosen, lines, read.findings());
  }

  private static String first(ReadDocument read, Kind kind) {
    return Import.first(read.doc(), kind);
  }
}
