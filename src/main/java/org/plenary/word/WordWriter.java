package org.plenary.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Word file: what {@link WordReader} reads back as the same paragraphs, notes and
 * comments. Tracked changes are Word's own. The same document gives the same bytes.
 */
public final class WordWriter {

  private static final List<String> BESIDE =
      List.of("styles", "settings", "footnotes", "comments", "header1", "footer1");

  private final WordDocument document;
  private final PageSetup setup;
  private final Map<String, Integer> noteNumbers = new LinkedHashMap<>();
  private final Map<Integer, String> moves;
  private final Map<Integer, List<Integer>> comments = new HashMap<>();
  private int changes;

  /** Whether the paragraph being written was moved whole. */
  private boolean moved;

  private WordWriter(WordDocument document, PageSetup setup, Map<Integer, String> moves) {
    this.document = document;
    this.setup = setup;
    this.moves = moves;
    for (int i = 0; i < document.comments().size(); i++) {
      int paragraph = document.comments().get(i).paragraph();
      comments.computeIfAbsent(paragraph, at -> new ArrayList<>()).add(i);
    }
  }

  public static byte[] write(WordDocument document, PageSetup setup) {
    return write(document, setup, Map.of());
  }

  /**
   * The same.
   *
   * @param moves names by the index of the paragraph: one that was taken out and one that was put
   *     in under the same name are one that was moved
   */
  public static byte[] write(WordDocument document, PageSetup setup, Map<Integer, String> moves) {
    WordWriter writer = new WordWriter(document, setup, moves);
    String body = writer.body();
    Map<String, String> own = new LinkedHashMap<>();
    own.put("footnotes", writer.footnotes());
    own.put("comments", writer.comments());
    List<String> beside = new ArrayList<>(BESIDE);
    if (Threads.are(document.comments())) {
      beside.add(Threads.PART);
      own.put(Threads.PART, Threads.xml(document.comments()));
    }
    return Parts.zip(body, beside, own, setup);
  }

  private String body() {
    Markup out = new Markup().raw("<w:body>");
    for (int i = 0; i < document.paragraphs().size(); i++) {
      paragraph(out, document.paragraphs().get(i), i);
    }
    out.raw(Parts.section(BESIDE, "<w:pgSz w:w=\"11907\" w:h=\"16840\"/>", setup)).raw("</w:body>");
    return Markup.root("document", out.toString());
  }

  private void paragraph(Markup out, Paragraph one, int index) {
    Tracked put = one.markInserted();
    Tracked taken = one.markDeleted();
    String name = moves.get(index);
    Tracked by = put == null ? taken : put;
    moved = name != null && (put == null || taken == null);
    int range = changes;
    if (name == null || by == null) {
      moved = false;
    } else if (moved) {
      change(out, rangeOf(put) + "RangeStart", by);
      out.raw(" w:name=\"").text(name).raw("\"/>");
    }
    out.raw("<w:p><w:pPr>");
    style(out, one.now().style());
    out.raw(setup.rightToLeft() ? "<w:bidi/>" : "");
    if (put != null || taken != null) {
      out.raw("<w:rPr>");
      if (put != null) {
        change(out, moved ? "moveTo" : "ins", put).raw("/>");
      }
      if (taken != null) {
        change(out, moved ? "moveFrom" : "del", taken).raw("/>");
      }
      out.raw("</w:rPr>");
    }
    if (!one.before().equals(one.now())) {
      change(out, "pPrChange", new Tracked(setup.author(), setup.date())).raw("><w:pPr>");
      style(out, one.before().style());
      out.raw("</w:pPr></w:pPrChange>");
    }
    out.raw("</w:pPr>");
    List<Integer> about = comments.getOrDefault(index, List.of());
    about.forEach(id -> out.raw("<w:commentRangeStart w:id=\"" + id + "\"/>"));
    one.pieces().forEach(piece -> piece(out, piece));
    about.forEach(
        id ->
            out.raw("<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"")
                .raw(id + "\"/></w:r>"));
    out.raw("</w:p>");
    if (moved) {
      out.raw("<w:" + rangeOf(put) + "RangeEnd w:id=\"" + range + "\"/>");
      moved = false;
    }
  }

  private static String rangeOf(@Nullable Tracked put) {
    return put == null ? "moveFrom" : "moveTo";
  }

  private static void style(Markup out, String style) {
    if (!style.isEmpty()) {
      out.raw("<w:pStyle w:val=\"").text(style).raw("\"/>");
    }
  }

  private Markup change(Markup out, String element, Tracked by) {
    out.raw("<w:" + element + " w:id=\"" + changes++ + "\" w:author=\"")
        .text(by.author())
        .raw("\"");
    return by.date().isEmpty() ? out : out.raw(" w:date=\"").text(by.date()).raw("\"");
  }

  private void piece(Markup out, Piece piece) {
    Tracked put = piece.inserted();
    Tracked taken = piece.deleted();
    String added = moved ? "moveTo" : "ins";
    String removed = moved ? "moveFrom" : "del";
    if (put != null) {
      change(out, added, put).raw(">");
    }
    if (taken != null) {
      change(out, removed, taken).raw(">");
    }
    String note = piece.note();
    if (note == null) {
      Parts.run(out, piece, taken == null || moved ? "w:t" : "w:delText", past(piece), setup);
    } else {
      int number = noteNumbers.computeIfAbsent(note, key -> noteNumbers.size() + 1);
      out.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>")
          .raw("<w:footnoteReference w:id=\"" + number + "\"/></w:r>");
    }
    out.raw(taken == null ? "" : "</w:" + removed + ">");
    out.raw(put == null ? "" : "</w:" + added + ">");
  }

  private String past(Piece piece) {
    Piece.OldLook old = piece.relooked();
    return old == null ? "" : change(new Markup(), "rPrChange", old.by()).toString();
  }

  private String footnotes() {
    Markup out = new Markup();
    out.raw("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>")
        .raw("</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>")
        .raw("<w:continuationSeparator/></w:r></w:p></w:footnote>");
    for (Map.Entry<String, Integer> note : noteNumbers.entrySet()) {
      out.raw("<w:footnote w:id=\"" + note.getValue() + "\">");
      boolean first = true;
      for (Paragraph one : document.notes().getOrDefault(note.getKey(), List.of())) {
        out.raw("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>");
        out.raw(setup.rightToLeft() ? "<w:bidi/>" : "").raw("</w:pPr>");
        if (first) {
          out.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/>")
              .raw("</w:r><w:r><w:tab/></w:r>");
        }
        one.pieces().forEach(piece -> piece(out, piece));
        out.raw("</w:p>");
        first = false;
      }
      out.raw("</w:footnote>");
    }
    return Markup.root("footnotes", out.toString());
  }

  private String comments() {
    Markup out = new Markup();
    boolean threads = Threads.are(document.comments());
    for (int i = 0; i < document.comments().size(); i++) {
      Comment comment = document.comments().get(i);
      out.raw("<w:comment w:id=\"" + i + "\" w:author=\"").text(comment.by().author()).raw("\"");
      if (!comment.by().date().isEmpty()) {
        out.raw(" w:date=\"").text(comment.by().date()).raw("\"");
      }
      out.raw(" w:initials=\"").text(initials(comment.by().author())).raw("\">");
      String[] lines = comment.text().split("\n", -1);
      for (int line = 0; line < lines.length; line++) {
        boolean named = threads && line == lines.length - 1;
        out.raw(named ? "<w:p w14:paraId=\"" + Threads.id(i) + "\"><w:pPr>" : "<w:p><w:pPr>")
            .raw(setup.rightToLeft() ? "<w:bidi/>" : "")
            .raw("</w:pPr>");
        piece(out, Piece.plain(lines[line]));
        out.raw("</w:p>");
      }
      out.raw("</w:comment>");
    }
    String names = Threads.namespaces(document.comments());
    return Markup.root("comments", names, out.toString());
  }

  private static String initials(String author) {
    return author.isEmpty() ? "" : author.substring(0, author.offsetByCodePoints(0, 1));
  }
}
