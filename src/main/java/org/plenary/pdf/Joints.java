package org.plenary.pdf;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Keeps together what no line may part. The renderer ends a line wherever an element begins, and
 * wherever the direction turns: a comma after inserted words, the number of a note, a bracket that
 * closes behind a number would begin the next line. Such a word becomes one box.
 */
final class Joints {
  private static final Evaluator BLOCKS = QueryParser.parse("p, h1, h2, h3, h4, li, td, th, div");

  /** What stands in a box of its own already. */
  private static final Evaluator APART = QueryParser.parse("span.label");

  /** Longer ones are parted rather than pushed out of a column. */
  private static final int LONGEST = 40;

  private record Word(int from, int to) {}

  private final Element block;
  private final List<TextNode> texts = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final String words;

  private Joints(Element block) {
    this.block = block;
    StringBuilder all = new StringBuilder();
    block.filter(
        (node, depth) -> {
          if (node instanceof Element element && element.is(APART)) {
            return FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof TextNode text && !text.getWholeText().isEmpty()) {
            texts.add(text);
            starts.add(all.length());
            all.append(text.getWholeText());
          }
          return FilterResult.CONTINUE;
        });
    this.words = all.toString();
  }

  /** In all paragraphs of it. */
  static void keep(Element body, PdfSetup setup) {
    BreakIterator lines = BreakIterator.getLineInstance(ULocale.forLanguageTag(setup.language()));
    for (Element block : body.select(BLOCKS)) {
      if (block.select(BLOCKS).size() == 1) {
        boolean left = block.attr("dir").equals("ltr");
        new Joints(block).keep(lines, setup.rightToLeft() && !left);
      }
    }
  }

  private void keep(BreakIterator lines, boolean rightToLeft) {
    Bidi turns = turns(rightToLeft);
    if (texts.size() < 2 && turns == null) {
      return;
    }
    List<Word> found = found(lines, turns);
    for (int i = found.size() - 1; i >= 0; i--) {
      wrap(found.get(i));
    }
  }

  /** Null where the direction never turns. */
  private @Nullable Bidi turns(boolean rightToLeft) {
    char[] all = words.toCharArray();
    if (all.length == 0 || !rightToLeft && !Bidi.requiresBidi(all, 0, all.length)) {
      return null;
    }
    Bidi bidi = new Bidi();
    bidi.setPara(words, rightToLeft ? Bidi.RTL : Bidi.LTR, null);
    return bidi;
  }

  private List<Word> found(BreakIterator lines, @Nullable Bidi turns) {
    lines.setText(words);
    TreeSet<Integer> ends = new TreeSet<>(starts);
    for (int i = 0; turns != null && i < turns.getRunCount(); i++) {
      ends.add(turns.getRunStart(i));
    }
    List<Word> found = new ArrayList<>();
    int last = 0;
    for (int end : ends) {
      if (end <= last || end >= words.length() || lines.isBoundary(end)) {
        continue;
      }
      int to = lines.following(end);
      Word word = whole(Math.max(0, lines.preceding(end)), to < 0 ? words.length() : to, turns);
      if (word.from < end && end < word.to && word.from >= last && word.to - word.from <= LONGEST) {
        found.add(word);
        last = word.to;
      }
    }
    return found;
  }

  /** Without the space behind it; words of the other direction stay in one piece. */
  private Word whole(int from, int to, @Nullable Bidi turns) {
    int end = to;
    while (end > from && Character.isWhitespace(words.charAt(end - 1))) {
      end--;
    }
    int start = from;
    for (int i = 0; turns != null && i < turns.getRunCount(); i++) {
      boolean other = turns.getRunLevel(i) != turns.getParaLevel();
      if (other && turns.getRunStart(i) < end && turns.getRunLimit(i) > start) {
        start = Math.min(start, turns.getRunStart(i));
        end = Math.max(end, turns.getRunLimit(i));
      }
    }
    return new Word(start, end);
  }

  private void wrap(Word word) {
    Node after = cut(word.to);
    Node node = cut(word.from);
    if (node == null) {
      return;
    }
    Element joint = new Element("span").attr("style", "display:inline-block");
    node.before(joint);
    while (node != null && node != after) {
      Node next = node.nextSibling();
      joint.appendChild(node);
      node = next;
    }
  }

  /** The child of the block that begins there, parted for it where need be; null at the end. */
  private @Nullable Node cut(int at) {
    int i = starts.size() - 1;
    while (i > 0 && starts.get(i) > at) {
      i--;
    }
    int before = at - starts.get(i);
    Node node = texts.get(i);
    if (before >= texts.get(i).getWholeText().length()) {
      return null;
    }
    if (before > 0) {
      TextNode rest = texts.get(i).splitText(before);
      texts.add(i + 1, rest);
      starts.add(i + 1, at);
      node = rest;
    }
    while (node.parent() instanceof Element parent && parent != block) {
      node = node.previousSibling() == null ? parent : parted(parent, node);
    }
    return node;
  }

  private static Element parted(Element parent, Node from) {
    Element rest = parent.shallowClone().removeAttr("id");
    parent.after(rest);
    Node node = from;
    while (node != null) {
      Node next = node.nextSibling();
      rest.appendChild(node);
      node = next;
    }
    return rest;
  }
}
