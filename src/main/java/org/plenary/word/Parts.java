package org.plenary.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every Word file of ours consists of beside its body. */
final class Parts {
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private Parts() {}

  /**
   * The file.
   *
   * @param beside names of the parts beside the body, in the order of their relations
   * @param own those of them that are not the same for every file, by name
   */
  static byte[] zip(String body, List<String> beside, Map<String, String> own, PageSetup setup) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types(beside));
    parts.put("_rels/.rels", relations(List.of("officeDocument", "word/document.xml")));
    parts.put("word/document.xml", body);
    List<String> pairs = new ArrayList<>();
    for (String part : beside) {
      pairs.add(part.replace("1", ""));
      pairs.add(part + ".xml");
    }
    parts.put("word/_rels/document.xml.rels", relations(pairs));
    for (String part : beside) {
      parts.put("word/" + part + ".xml", part(part, own, setup));
    }
    parts.put("docProps/core.xml", properties(setup));
    return OfficeFile.zip(parts);
  }

  private static String part(String name, Map<String, String> own, PageSetup setup) {
    if (own.containsKey(name)) {
      return own.get(name);
    }
    return switch (name) {
      case "styles" -> HouseStyles.xml(setup);
      case "settings" -> settings(own.containsKey("footnotes"));
      case "header1" -> header(setup, "");
      case "footer1" -> footer(setup);
      default -> "";
    };
  }

  /** The properties of the one section; its size is {@code pgSz}. */
  static String section(List<String> beside, String size, PageSetup setup) {
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId"
        + (beside.indexOf("header1") + 1)
        + "\"/><w:footerReference w:type=\"default\" r:id=\"rId"
        + (beside.indexOf("footer1") + 1)
        + "\"/>"
        + size
        + "<w:pgMar w:top=\"1418\" w:right=\"1134\" w:bottom=\"1418\" w:left=\"1134\""
        + " w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>"
        + (setup.rightToLeft() ? "<w:bidi/>" : "")
        + "</w:sectPr>";
  }

  private static String types(List<String> beside) {
    StringBuilder out = new StringBuilder(Markup.DECLARATION);
    out.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
        .append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package")
        .append(
            ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        .append("<Override PartName=\"/word/document.xml\" ContentType=\"")
        .append(MAIN + "document.main+xml\"/>");
    for (String part : beside) {
      out.append("<Override PartName=\"/word/").append(part).append(".xml\" ContentType=\"");
      out.append(MAIN).append(part.replace("1", "")).append("+xml\"/>");
    }
    return out.append("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.")
        .append("openxmlformats-package.core-properties+xml\"/></Types>")
        .toString();
  }

  private static String relations(List<String> pairs) {
    StringBuilder out = new StringBuilder(Markup.DECLARATION);
    out.append(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < pairs.size(); i += 2) {
      String kind = pairs.get(i);
      String type = kind.equals(Threads.PART) ? Threads.RELATION : OFFICE + kind;
      out.append("<Relationship Id=\"rId").append(i / 2 + 1).append("\" Type=\"").append(type);
      out.append("\" Target=\"").append(pairs.get(i + 1)).append("\"/>");
    }
    if (pairs.contains("officeDocument")) {
      out.append("<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/")
          .append("relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
    }
    return out.append("</Relationships>").toString();
  }

  private static String settings(boolean notes) {
    return Markup.root(
        "settings",
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"794\"/>"
            + (notes
                ? "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
                : "")
            + "<w:compat><w:compatSetting w:name=\"compatibilityMode\""
            + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
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

  /** A line at the top or bottom of every page; the one at the top ends with the page's number. */
  /** Of pages that are wider than those of a text: where their lines end. */
  static String wideHeader(PageSetup setup, int room) {
    return header(
        setup,
        "<w:tabs><w:tab w:val=\"clear\" w:pos=\""
            + HouseStyles.ROOM
            + "\"/><w:tab w:val=\"right\" w:pos=\""
            + room
            + "\"/></w:tabs>");
  }

  /** A sign at the end of a root stays behind it. */
  private static String footer(PageSetup setup) {
    boolean marked = setup.rightToLeft() && !setup.footer().isEmpty();
    return margin("ftr", "Footer", "", setup.footer() + (marked ? "\u200E" : ""), setup);
  }

  private static String header(PageSetup setup, String tabs) {
    return margin("hdr", "Header", tabs, setup.header() + "\t", setup);
  }

  private static String margin(
      String root, String style, String tabs, String text, PageSetup setup) {
    Markup out = new Markup().raw("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>").raw(tabs);
    out.raw(setup.rightToLeft() ? "<w:bidi/>" : "").raw("</w:pPr>");
    run(out, Piece.plain(text), "w:t", "", setup);
    if (root.equals("hdr")) {
      out.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText")
          .raw(" xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar")
          .raw(" w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar")
          .raw(" w:fldCharType=\"end\"/></w:r>");
    }
    return Markup.root(root, out.raw("</w:p>").toString());
  }

  /**
   * @param past the element that says how it looked before, as far as before its end; empty where
   *     it always looked so
   */
  static void run(Markup out, Piece piece, String element, String past, PageSetup setup) {
    out.raw("<w:r>");
    look(out, piece, past, setup);
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

  private static void look(Markup out, Piece piece, String past, PageSetup setup) {
    boolean right = setup.rightToLeft() && Markup.isRightToLeft(piece.text());
    if (piece.look() == 0 && !right && past.isEmpty()) {
      return;
    }
    out.raw("<w:rPr>");
    properties(out, piece.look(), right);
    if (!past.isEmpty()) {
      out.raw(past).raw("><w:rPr>");
      properties(out, piece.look(View.REJECTED), right);
      out.raw("</w:rPr></w:rPrChange>");
    }
    out.raw("</w:rPr>");
  }

  private static void properties(Markup out, int look, boolean right) {
    out.raw((look & Piece.BOLD) != 0 ? "<w:b/><w:bCs/>" : "");
    out.raw((look & Piece.ITALIC) != 0 ? "<w:i/><w:iCs/>" : "");
    out.raw((look & Piece.STRIKE) != 0 ? "<w:strike/><w:color w:val=\"9B1C1C\"/>" : "");
    out.raw(
        (look & Piece.UNDERLINE) != 0 ? "<w:color w:val=\"1A5E1A\"/><w:u w:val=\"single\"/>" : "");
    out.raw((look & Piece.SUPERSCRIPT) != 0 ? "<w:vertAlign w:val=\"superscript\"/>" : "");
    out.raw((look & Piece.SUBSCRIPT) != 0 ? "<w:vertAlign w:val=\"subscript\"/>" : "");
    out.raw(right ? "<w:rtl/>" : "");
  }
}
