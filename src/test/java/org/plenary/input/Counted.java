package org.plenary.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.negotiation.Clauses;
import org.plenary.text.Anchor;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;

/** Texts of which every word is there once, so that it can be said where it went. */
final class Counted {
  private static final Pattern WORD = Pattern.compile("[wx][0-9]+y");

  private Counted() {}

  static Block block(String id, String words) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  /** Where each word of a block begins and ends. */
  static List<int[]> places(Block block) {
    List<int[]> found = new ArrayList<>();
    Matcher words = WORD.matcher(block.plainText());
    while (words.find()) {
      found.add(new int[] {words.start(), words.end()});
    }
    return found;
  }

  static int start(Doc doc, int index) {
    return Clauses.position(doc, doc.blocks().get(index).id());
  }

  static Set<String> words(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      found.add(words.group());
    }
    return found;
  }

  static Set<String> words(Doc doc, int from, int to) {
    Set<String> found = new LinkedHashSet<>();
    int at = 0;
    for (Block block : doc.blocks()) {
      String text = block.plainText();
      int a = Math.max(0, from - at - 1);
      int b = Math.min(text.length(), to - at - 1);
      if (a < b) {
        found.addAll(words(text.substring(a, b)));
      }
      at += block.nodeSize();
    }
    return found;
  }

  static Set<String> all(Doc doc) {
    return words(doc, 0, doc.size());
  }

  /** The words that stand in brackets of that id. */
  static Set<String> bracketed(Doc doc, String id) {
    StringBuilder found = new StringBuilder();
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        boolean inside =
            inline.marks().stream().anyMatch(m -> m instanceof Mark.Bracket b && b.id().equals(id));
        found.append(inside && inline instanceof Inline.Text text ? text.text() : " ");
      }
      found.append(' ');
    }
    return words(found.toString());
  }

  /** The only clause that has any of these words; empty where several or none have. */
  static String onlyClause(Doc doc, Set<String> words) {
    String only = "";
    for (Block block : doc.blocks()) {
      if (words(block.plainText()).stream().anyMatch(words::contains)) {
        if (!only.isEmpty()) {
          return "";
        }
        only = block.id();
      }
    }
    return only;
  }

  static long blocksIn(Doc doc, Anchor.Alive alive) {
    long blocks = 0;
    int at = 0;
    for (Block block : doc.blocks()) {
      blocks += alive.from() < at + block.nodeSize() && alive.to() > at + 1 ? 1 : 0;
      at += block.nodeSize();
    }
    return blocks;
  }
}
