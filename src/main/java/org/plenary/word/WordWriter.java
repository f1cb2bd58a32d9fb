package org.plenary.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a Word file: what {@link WordReader} reads back as the same paragraphs, notes and
 * comments. Tracked changes are Word's own. The same document gives the same bytes.
 */
public final class WordWriter {

  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  /** The parts beside the body, in the order of their relations. */
  private static final List<String> BESIDE =
      List.of("styles", "settings", "footnotes", "comments", "header1", "footer1");

  private final WordDocument document;
  private final PageSetup setup;
  private final Map<String, Integer> noteNumbers = new LinkedHashMap<>();
  private int changes;

  private WordWriter(WordDocument document, PageSetup setup) {
    this.document = document;
    this.setup = setup;
  }

  public static byte[] write(WordDocument document, PageSetup setup) {
    WordWriter writer = new WordWriter(document, setup);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types());
    parts.put("_rels/.rels", relations("", List.of("officeDocument", "word/document.xml")));
    String body = writer.body();
    parts.put("word/document.xml", body);
    parts.put("word/_rels/document.xml.rels", relations("", beside()));
    parts.put("word/styles.xml", HouseStyles.xml(setup));
    parts.put("word/settings.xml", settings());
    parts.put("word/footnotes.xml", writer.footnotes());
    parts.put("word/comments.xml", writer.comments());
    parts.put("word/header1.xml", writer.header());
    parts.put("word/footer1.xml", writer.footer());
    parts.put("docProps/core.xml", properties(setup));
    return OfficeFile.zip(parts);
  }

  private static String types() {
    StringBuilder out = new StringBuilder(Markup.DECLARATION);
    out.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
        .append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package")
        .append(
            ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        .append("<Override PartName=\"/word/document.xml\" ContentType=\"")
        .append(MAIN + "document.main+xml\"/>");
    for (String part : BESIDE) {
      out.append("<Override PartName=\"/word/").append(part).append(".xml\" ContentType=\"");
      out.append(MAIN).append(part.replace("1", "")).append("+xml\"/>");
    }
    return out.append("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.")
        .append("openxmlformats-package.core-properties+xml\"/></Types>")
        .toString();
  }

  private static List<String> beside() {
    List<String> pairs = new ArrayList<>();
    for (String part : BESIDE) {
      pairs.add(part.replace("1", ""));
      pairs.add(part + ".xml");
    }
    return pairs;
  }

  private static String relations(String prefix, List<String> pairs) {
    StringBuilder out = new StringBuilder(Markup.DECLARATION);
    out.append(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < pairs.size(); i += 2) {
      out.append("<Relationship Id=\"rId").append(i / 2 + 1).append("\" Type=\"").append(OFFICE);
      out.append(pairs.get(i)).append("\" Target=\"").append(prefix).append(pairs.get(i + 1));
      out.append("\"/>");
    }
    if (pairs.contains("officeDocument")) {
      out.append("<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/")
          .append("relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
    }
    return out.append("</Relationships>").toString();
  }

  private static String settings() {
    return Markup.root(
        "settings",
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"794\"/><w:footnotePr><w:footnote"
            + " w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting"
            + " w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
            + " w:val=\"15\"/></w:compat>");
  }

  private static String properties(PageSetup setup) {
    Markup out = new Markup();
    out.raw(Markup.DECLARATION)
        .raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/")
        .raw("metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>")
        .text(setup.title())
        .raw("</dc:title><dc:language>")
        .text(setup.language());
    return out.raw("</dc:language></cp:coreProperties>").toString();
  }

  private String body() {
    Markup out = new Markup().raw("<w:body>");
    for (int i = 0; i < document.paragraphs().size(); i++) {
      paragraph(out, document.paragraphs().get(i), i);
    }
    out.raw("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>")
        .raw("<w:footerReference w:type=\"default\" r:id=\"rId6\"/>")
        .raw("<w:pgSz w:w=\"11907\" w:h=\"16840\"/><w:pgMar w:top=\"1418\" w:right=\"1134\"")
        .raw(
            " w:bottom=\"1418\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>")
        .raw(setup.rightToLeft() ? "<w:bidi/>" : "")
        .raw("</w:sectPr></w:body>");
    return Markup.root("document", out.toString());
  }

  private void paragraph(Markup out, Paragraph one, int index) {
    out.raw("<w:p><w:pPr>");
    style(out, one.now().style());
    out.raw(setup.rightToLeft() ? "<w:bidi/>" : "");
    Tracked put = one.markInserted();
    Tracked taken = one.markDeleted();
    if (put != null || taken != null) {
      out.raw("<w:rPr>");
      if (put != null) {
        change(out, "ins", put).raw("/>");
      }
      if (taken != null) {
        change(out, "del", taken).raw("/>");
      }
      out.raw("</w:rPr>");
    }
    if (!one.before().equals(one.now())) {
      change(out, "pPrChange", new Tracked(setup.author(), setup.date())).raw("><w:pPr>");
      style(out, one.before().style());
      out.raw("</w:pPr></w:pPrChange>");
    }
    out.raw("</w:pPr>");
    List<Integer> comments = comments(index);
    comments.forEach(id -> out.raw("<w:commentRangeStart w:id=\"" + id + "\"/>"));
    one.pieces().forEach(piece -> piece(out, piece));
    comments.forEach(
        id ->
            out.raw("<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"")
                .raw(id + "\"/></w:r>"));
    out.raw("</w:p>");
  }

  private List<Integer> comments(int paragraph) {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < document.comments().size(); i++) {
      if (paragraph >= 0 && document.comments().get(i).paragraph() == paragraph) {
        ids.add(i);
      }
    }
    return ids;
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
    if (put != null) {
      change(out, "ins", put).raw(">");
    }
    if (taken != null) {
      change(out, "del", taken).raw(">");
    }
    String note = piece.note();
    if (note == null) {
      run(out, piece, taken == null ? "w:t" : "w:delText");
    } else {
      int number = noteNumbers.computeIfAbsent(note, key -> noteNumbers.size() + 1);
      out.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>")
          .raw("<w:footnoteReference w:id=\"" + number + "\"/></w:r>");
    }
    out.raw(taken == null ? "" : "</w:del>").raw(put == null ? "" : "</w:ins>");
  }

  private void run(Markup out, Piece piece, String element) {
    out.raw("<w:r>");
    look(out, piece);
    StringBuilder words = new StringBuilder();
    String text = piece.text();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\t';
      if (c == '\t' || c == '\n') {
        if (words.length() > 0) {
          out.raw("<" + element + " xml:space=\"preserve\">").text(words.toString());
          out.raw("</" + element + ">");
          words.setLength(0);
        }
        out.raw(i == text.length() ? "" : c == '\t' ? "<w:tab/>" : "<w:br/>");
      } else {
        words.append(c);
      }
    }
    out.raw("</w:r>");
  }

  private void look(Markup out, Piece piece) {
    int look = piece.look();
    boolean right = setup.rightToLeft() && Markup.isRightToLeft(piece.text());
    if (look == 0 && !right) {
      return;
    }
    out.raw("<w:rPr>");
    out.raw((look & Piece.BOLD) != 0 ? "<w:b/><w:bCs/>" : "");
    out.raw((look & Piece.ITALIC) != 0 ? "<w:i/><w:iCs/>" : "");
    out.raw((look & Piece.SUPERSCRIPT) != 0 ? "<w:vertAlign w:val=\"superscript\"/>" : "");
    out.raw((look & Piece.SUBSCRIPT) != 0 ? "<w:vertAlign w:val=\"subscript\"/>" : "");
    out.raw(right ? "<w:rtl/>" : "").raw("</w:rPr>");
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
    for (int i = 0; i < document.comments().size(); i++) {
      Comment comment = document.comments().get(i);
      out.raw("<w:comment w:id=\"" + i + "\" w:author=\"").text(comment.by().author()).raw("\"");
      if (!comment.by().date().isEmpty()) {
        out.raw(" w:date=\"").text(comment.by().date()).raw("\"");
      }
      out.raw(" w:initials=\"").text(initials(comment.by().author())).raw("\">");
      for (String line : comment.text().split("\n", -1)) {
        out.raw("<w:p><w:pPr>").raw(setup.rightToLeft() ? "<w:bidi/>" : "").raw("</w:pPr>");
        piece(out, Piece.plain(line));
        out.raw("</w:p>");
      }
      out.raw("</w:comment>");
    }
    return Markup.root("comments", out.toString());
  }

  private static String initials(String author) {
    return author.isEmpty() ? "" : author.substring(0, author.offsetByCodePoints(0, 1));
  }

  /** A paragraph also where there is nothing to say. */
  private String footer() {
    Markup out = new Markup().raw("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>");
    out.raw(setup.rightToLeft() ? "<w:bidi/>" : "").raw("</w:pPr>");
    piece(out, Piece.plain(setup.footer()));
    return Markup.root("ftr", out.raw("</w:p>").toString());
  }

  private String header() {
    Markup out = new Markup().raw("<w:p><w:pPr><w:pStyle w:val=\"Header\"/>");
    out.raw(setup.rightToLeft() ? "<w:bidi/>" : "").raw("</w:pPr>");
    piece(out, Piece.plain(setup.header() + "\t"));
    return Markup.root(
        "hdr",
        out.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText")
            .raw(" xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar")
            .raw(" w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar")
            .raw(" w:fldCharType=\"end\"/></w:r></w:p>")
            .toString());
  }
}
