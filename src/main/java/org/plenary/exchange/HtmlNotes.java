package org.plenary.exchange;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The footnotes of a page: places that link to each other, the mark in the text first. So do Word,
 * LibreOffice and Google Docs write them, under names of their own. Comments of Google Docs, which
 * look the same, are left out.
 */
final class HtmlNotes {
  private static final Set<String> BLOCKS = Set.of("p", "li", "div", "aside", "td");

  /** The words of each note by its key. */
  final Map<String, String> words = new HashMap<>();

  /** The key of the note that a link is the mark of; empty for one that is left out. */
  final Map<Element, String> marks = new IdentityHashMap<>();

  private HtmlNotes() {}

  /** Takes the notes out of the page; their marks stay. */
  static HtmlNotes take(Document page) {
    HtmlNotes notes = new HtmlNotes();
    Map<String, Element> places = new HashMap<>();
    for (Element link : page.select("a[href^=#]")) {
      String name = name(link);
      if (!name.isEmpty()) {
        Element mark = places.get(link.attr("href").substring(1));
        if (mark != null && mark.attr("href").equals("#" + name)) {
          notes.take(mark, link);
        }
        places.putIfAbsent(name, link);
      }
    }
    return notes;
  }

  private static String name(Element link) {
    return link.id().isEmpty() ? link.attr("name") : link.id();
  }

  private void take(Element mark, Element back) {
    Element block = block(back);
    if (block == null || block.parent() == null || block == block(mark)) {
      return;
    }
    String key = name(back);
    back.remove();
    if (key.startsWith("cmnt")) {
      marks.put(mark, "");
    } else {
      marks.put(mark, key);
      words.put(key, block.text().strip());
    }
    block.remove();
  }

  private static @Nullable Element block(Element link) {
    Element block = link.parent();
    while (block != null && !BLOCKS.contains(block.normalName())) {
      block = block.parent();
    }
    return block;
  }
}
