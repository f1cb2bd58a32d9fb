package org.plenary.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Moment;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Numbering;
import org.plenary.text.References;
import org.plenary.text.Segmenter;

/**
 * The text of a version cut where another hand begins. Words of the base text are nobody's here.
 * Pure.
 */
final class Hands {
  /**
   * Words of one hand in one block.
   *
   * @param clause id of the block
   * @param from place in the block's content; {@code to} is behind the last
   * @param words how many words; one that several hands wrote is whose its first letter is
   */
  record Stretch(
      String clause, int from, int to, String text, int words, Authorship.Span span, boolean base) {
    Instant at() {
      return Instant.ofEpochMilli(span.at());
    }
  }

  private final List<Stretch> stretches = new ArrayList<>();
  private final Map<Inline, Authorship.Span> cuts = new IdentityHashMap<>();
  private final Set<Inline> beginnings = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Doc doc;
  private final long base;
  private final Segmenter segmenter;
  private final List<Authorship.Span> spans;
  private int at;
  private int span;

  /**
   * @param numbering of its text
   */
  Hands(Moment moment, Numbering numbering, Segmenter segmenter) {
    this.base = moment.state().base();
    this.segmenter = segmenter;
    this.spans = moment.authors().spans();
    List<Block> old = moment.state().doc().blocks();
    List<Block> printed = References.printed(moment.state().doc(), numbering).blocks();
    List<Block> cut = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      stretches(old.get(i));
      cut.add(cut(old.get(i), printed.get(i)));
      at += old.get(i).nodeSize();
    }
    this.doc = new Doc(cut);
  }

  /** The printed text, its runs cut where another hand begins. */
  Doc doc() {
    return doc;
  }

  /**
   * Whence the words of a run of {@link #doc} are, by identity; null for those of the base text.
   */
  Authorship.@Nullable Span of(Inline inline) {
    Authorship.Span found = cuts.get(inline);
    return found == null || isBase(found) ? null : found;
  }

  /** Whether its hand did not write what stands before it in its block. */
  boolean begins(Inline inline) {
    return beginnings.contains(inline);
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** How many words each voice wrote of the text; 0 stands for the base text. */
  Map<Integer, Integer> words() {
    Map<Integer, Integer> words = new TreeMap<>();
    for (Stretch one : stretches) {
      words.merge(one.base() ? 0 : one.span().voice(), one.words(), Integer::sum);
    }
    return words;
  }

  private boolean isBase(Authorship.Span found) {
    return found.version() <= base;
  }

  private Authorship.Span spanAt(int position) {
    while (span > 0 && spans.get(span).from() > position) {
      span--;
    }
    while (span < spans.size() - 1 && spans.get(span).to() <= position) {
      span++;
    }
    return spans.get(span);
  }

  private void stretches(Block block) {
    String flat = flat(block);
    int[] words = wordStarts(flat);
    int from = 0;
    while (from < flat.length()) {
      Authorship.Span found = spanAt(at + 1 + from);
      int to = Math.min(flat.length(), Math.max(from + 1, found.to() - at - 1));
      int count = 0;
      for (int word : words) {
        count += word >= from && word < to ? 1 : 0;
      }
      String text = flat.substring(from, to).replace("\uFFFC", "");
      stretches.add(new Stretch(block.id(), from, to, text, count, found, isBase(found)));
      from = to;
    }
  }

  private int[] wordStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    int from = 0;
    for (int end : segmenter.ends(text)) {
      for (int i = from; i < end; i++) {
        if (Character.isLetterOrDigit(text.codePointAt(i))) {
          starts.add(i);
          break;
        }
      }
      from = end;
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** One character for each position of the content. */
  private static String flat(Block block) {
    StringBuilder text = new StringBuilder(block.contentSize());
    for (Inline inline : block.content()) {
      text.append(inline instanceof Inline.Text run ? run.text() : "\uFFFC".repeat(inline.size()));
    }
    return text.toString();
  }

  private Block cut(Block old, Block printed) {
    int[] origin = origins(old, printed);
    List<Inline> out = new ArrayList<>();
    Authorship.Span before = null;
    int offset = 0;
    for (Inline inline : printed.content()) {
      if (inline instanceof Inline.Text run) {
        int begin = 0;
        while (begin < run.text().length()) {
          Authorship.Span found = spanAt(at + 1 + origin[offset + begin]);
          int end = begin + 1;
          while (end < run.text().length() && spanAt(at + 1 + origin[offset + end]).equals(found)) {
            end++;
          }
          Inline cut = new Inline.Text(run.text().substring(begin, end), run.marks());
          out.add(known(cut, found, !sameHand(found, before)));
          before = found;
          begin = end;
        }
      } else if (inline instanceof Inline.Footnote note) {
        Inline same = new Inline.Footnote(note.id(), note.text(), note.marks());
        Authorship.Span found = spanAt(at + 1 + origin[offset]);
        out.add(known(same, found, !sameHand(found, before)));
        before = found;
      }
      offset += inline.size();
    }
    return new Block(printed.id(), printed.kind(), printed.level(), printed.num(), out);
  }

  private static boolean sameHand(Authorship.Span one, Authorship.@Nullable Span other) {
    return other != null && one.voice() == other.voice() && one.proposal() == other.proposal();
  }

  private Inline known(Inline inline, Authorship.Span found, boolean begins) {
    cuts.put(inline, found);
    if (begins) {
      beginnings.add(inline);
    }
    return inline;
  }

  /**
   * For each place of the printed content the place of the content itself: what a reference reads
   * now is whose the reference is.
   */
  private static int[] origins(Block old, Block printed) {
    int[] origin = new int[printed.contentSize() + 1];
    List<References.Span> was = References.of(old);
    List<References.Span> is = References.of(printed);
    int most = Math.max(0, old.contentSize() - 1);
    int shift = 0;
    int next = 0;
    for (int i = 0; i < origin.length; i++) {
      while (next < is.size() && next < was.size() && i >= is.get(next).to()) {
        shift = was.get(next).to() - is.get(next).to();
        next++;
      }
      boolean within = next < is.size() && next < was.size() && i >= is.get(next).from();
      int place = within ? was.get(next).from() : i + shift;
      origin[i] = Math.max(0, Math.min(most, place));
    }
    return origin;
  }
}
