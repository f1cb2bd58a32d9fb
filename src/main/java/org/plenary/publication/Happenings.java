package org.plenary.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.exchange.Printed;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Silence;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/** Makes the lines of a timeline out of entries. Pure; takes time, so not for an event loop. */
final class Happenings {
  private static final Place NOWHERE = new Place("", "", "", "");

  private final State before;
  private final State after;
  private final Segmenter segmenter;
  private final Place.Finder old;
  private final Place.Finder now;
  private final Map<Long, Integer> parts = new HashMap<>();

  /**
   * @param lines in the order in which they ended
   * @param strokes of each line
   */
  record Made(List<Happening> lines, List<Stroke> strokes, State after) {}

  private Happenings(Item item, State before, State after) {
    Profile profile = Export.profile(item.meeting(), item.agenda());
    this.before = before;
    this.after = after;
    this.segmenter = IcuSegmenter.of(item.agenda().language());
    this.old = finder(before.doc(), profile);
    this.now = finder(after.doc(), profile);
  }

  private static Place.Finder finder(Doc doc, Profile profile) {
    return new Place.Finder(doc, Numbering.of(doc, profile));
  }

  /** What these entries say that happened. */
  static Made of(Item item, State before, List<Entry> entries) {
    Strokes.Folded folded = Strokes.fold(before, entries);
    Happenings happenings = new Happenings(item, before, folded.after());
    List<Stroke> strokes = new ArrayList<>(folded.strokes());
    Collections.reverse(strokes);
    return new Made(strokes.stream().map(happenings::line).toList(), strokes, folded.after());
  }

  private Happening line(Stroke stroke) {
    Said said = stroke.act() == null ? Said.of(stroke) : Said.of(stroke.act());
    List<String> clauses = clauses(stroke, said);
    return new Happening(
        stroke.first(),
        parts.merge(stroke.last(), 1, Integer::sum) - 1,
        stroke.last(),
        stroke.at(),
        stroke.voice(),
        Happening.kind(stroke),
        said.key(),
        said.sign(),
        clauses,
        said.inputs(),
        said.envelope(),
        said.why(),
        place(clauses, stroke),
        stroke.other().isEmpty() ? null : place(List.of(stroke.other()), stroke),
        pieces(stroke, segmenter),
        stroke.act() == null || stroke.before() != stroke.after());
  }

  /** What the public may not know yet, the clause of a submission, is left out. */
  private List<String> clauses(Stroke stroke, Said said) {
    Set<String> clauses = new LinkedHashSet<>();
    if (!stroke.clause().isEmpty()) {
      clauses.add(stroke.clause());
    }
    if (!said.clause().isEmpty()) {
      clauses.add(said.clause());
    }
    if (!stroke.other().isEmpty()) {
      clauses.add(stroke.other());
    }
    Negotiation n = after.negotiation();
    for (int number : said.inputs()) {
      Input input = n.inputs().get(number);
      if (input != null && !(input instanceof Input.PublicInput)) {
        String clause = n.clauseOf(input, after.doc());
        if (!clause.isEmpty()) {
          clauses.add(clause);
        }
      }
    }
    if (stroke.act() instanceof Act.SilenceOpened silence) {
      clauses.addAll(silence.clauses());
    } else if (stroke.act() instanceof Act.SilenceEnded end) {
      Silence silence = n.silences().get(end.number());
      clauses.addAll(silence == null ? List.of() : silence.clauses());
    }
    return List.copyOf(clauses);
  }

  private Place place(List<String> clauses, Stroke stroke) {
    if (clauses.isEmpty()) {
      return NOWHERE;
    }
    String id = clauses.get(0);
    for (Doc doc : List.of(after.doc(), before.doc())) {
      for (Block block : doc.blocks()) {
        if (block.id().equals(id)) {
          return (doc == after.doc() ? now : old).of(id, block);
        }
      }
    }
    Block known = stroke.after() == null ? stroke.before() : stroke.after();
    return known == null ? NOWHERE : now.of(known.id(), known);
  }

  /** The words a stroke added and removed with a little around them. */
  static List<Piece> pieces(Stroke stroke, Segmenter words) {
    Block before = printed(stroke.before());
    Block after = printed(stroke.after());
    return switch (stroke.what()) {
      case CHANGED, ADDED, REMOVED, ACTED -> pieces(before, after, words);
      case SPLIT, UNITED ->
          before != null && after != null && before.content().equals(after.content())
              ? List.of()
              : pieces(before, after, words);
      case TEXT_SET, MOVED -> List.of();
    };
  }

  /** The whole clause with the words a stroke added and removed. */
  static List<Piece> whole(Stroke stroke, Segmenter words) {
    Block before = printed(stroke.before());
    Block after = printed(stroke.after());
    if (before != null && after != null) {
      return Piece.of(Redline.words(before, after, words));
    }
    Block one = before == null ? after : before;
    Redline.Op op = before == null ? Redline.Op.ADDED : Redline.Op.REMOVED;
    return one == null ? List.of() : Piece.of(List.of(new Redline.Run(op, one.content())));
  }

  private static @Nullable Block printed(@Nullable Block block) {
    return block == null ? null : Printed.of(block);
  }

  private static List<Piece> pieces(
      @Nullable Block before, @Nullable Block after, Segmenter words) {
    if (before != null && after != null) {
      return Piece.brief(before, after, words);
    } else if (after != null) {
      return Piece.whole(Redline.Op.ADDED, after);
    }
    return before == null ? List.of() : Piece.whole(Redline.Op.REMOVED, before);
  }

  /** The message that says what became of a clause. */
  static String key(Stroke.What what) {
    return "change." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
