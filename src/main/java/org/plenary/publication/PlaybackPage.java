package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.HtmlRenderer;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.exchange.Printed;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline;

/**
 * One step of the film of a resolution: the text after a stroke, the stroke's words marked.
 *
 * @param clause id of the only clause that is shown; empty for the whole text
 * @param at version of the stroke
 * @param change the stroke; null before the first one
 * @param rows the text, the clause of the stroke with its redline
 * @param earlier version of the stroke before; 0 for none
 * @param later version of the stroke after; 0 for none
 * @param clauses what can be chosen
 */
public record PlaybackPage(
    Meeting meeting,
    AgendaItem item,
    long version,
    String clause,
    long at,
    @Nullable Change change,
    List<Compared> rows,
    long earlier,
    long later,
    List<ClauseChoice> clauses) {

  /**
   * @param before the text before the stroke
   * @param after the text after it
   */
  static PlaybackPage of(
      Item item,
      String clause,
      State before,
      State after,
      @Nullable Change change,
      long earlier,
      long later) {
    Profile profile = Export.profile(item.meeting(), item.agenda());
    Numbering numbering = Numbering.of(item.edition().state().doc(), profile);
    return new PlaybackPage(
        item.meeting(),
        item.agenda(),
        item.edition().version(),
        clause,
        after.version(),
        change,
        rows(profile, before, after, clause, change == null ? "" : change.clause()),
        earlier,
        later,
        ClauseChoice.of(item.edition().state().doc(), numbering));
  }

  /** Only the stroke's own clause is marked: others may have written elsewhere meanwhile. */
  private static List<Compared> rows(
      Profile profile, State before, State after, String only, String marked) {
    Numbering old = Numbering.of(before.doc(), profile);
    Numbering now = Numbering.of(after.doc(), profile);
    List<Compared> rows = new ArrayList<>();
    Redline redline =
        Redline.of(
            Printed.of(before.doc(), old),
            Printed.of(after.doc(), now),
            IcuSegmenter.of(profile.language()));
    for (Redline.Row row : redline.rows()) {
      boolean gone = row.fate() == Redline.Fate.REMOVED || row.fate() == Redline.Fate.MOVED_AWAY;
      String id = row.block().id();
      boolean here = id.equals(marked);
      if (gone && !here || !only.isEmpty() && !id.equals(only)) {
        continue;
      }
      List<Piece> pieces =
          here
              ? Piece.of(row.runs())
              : Piece.of(List.of(new Redline.Run(Redline.Op.SAME, row.block().content())));
      rows.add(
          new Compared(
              here ? "marked" : "same",
              row.block().kind().wire(),
              row.block().level(),
              (gone ? old : now).label(id),
              gone ? "" : HtmlRenderer.anchor(id),
              pieces));
    }
    return rows;
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  /** The step at a version, of the same clause. */
  public String step(long version) {
    return path() + "/playback?at=" + version + (clause.isEmpty() ? "" : "&clause=" + clause);
  }

  /** Entries of one file of frames. */
  public int chunk() {
    return Chronicle.CHUNK;
  }
}
