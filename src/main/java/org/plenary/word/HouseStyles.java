package org.plenary.word;

/** The styles of what we write, named as the ITU names its own. */
public final class HouseStyles {
  /** How wide the lines of a page are, in twentieths of a point. */
  static final int ROOM = 9_639;

  public static final String NUMBER = "ResNo";
  public static final String TITLE = "Restitle";
  public static final String HISTORY = "Resref";
  public static final String CALL = "Call";
  public static final String ANNEX = "AnnexNo";
  public static final String HEADING = "Heading1";
  public static final String NOTE = "Note";

  /** Words of an annex that are no clause; looks like the usual one. */
  public static final String PARAGRAPH = "Paragraph";

  public static final String TABLE_TEXT = "Tabletext";
  public static final String TABLE_HEAD = "Tablehead";

  private HouseStyles() {}

  /** A clause at that level, from 0. */
  public static String item(int level) {
    return level == 0 ? "" : "enumlev" + Math.min(level, 4);
  }

  static String xml(PageSetup setup) {
    Markup out = new Markup();
    out.raw("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"")
        .raw(" w:hAnsi=\"Times New Roman\" w:eastAsia=\"SimSun\" w:cs=\"Times New Roman\"/>")
        .raw("<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"")
        .text(setup.language())
        .raw("\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault></w:docDefaults>");
    style(out, "Normal", "Normal", "<w:spacing w:before=\"120\"/>", "");
    style(out, NUMBER, "Res_No", centred(480), "<w:sz w:val=\"28\"/>");
    style(out, TITLE, "Res_title", centred(240), "<w:b/><w:bCs/><w:sz w:val=\"28\"/>");
    style(out, HISTORY, "Res_ref", centred(120), "<w:i/><w:iCs/>");
    style(
        out,
        CALL,
        "Call",
        "<w:keepNext/><w:spacing w:before=\"160\"/><w:ind w:left=\"794\"/>",
        "<w:i/><w:iCs/>");
    for (int level = 1; level <= 4; level++) {
      int left = 794 + 397 * level;
      String place = "<w:ind w:left=\"" + left + "\" w:hanging=\"397\"/>";
      style(out, "enumlev" + level, "enumlev" + level, "<w:spacing w:before=\"80\"/>" + place, "");
    }
    style(out, ANNEX, "Annex_No", centred(480), "<w:sz w:val=\"28\"/>");
    style(
        out, HEADING, "heading 1", "<w:keepNext/><w:spacing w:before=\"280\"/>", "<w:b/><w:bCs/>");
    style(out, PARAGRAPH, "Paragraph", "", "");
    style(out, NOTE, "Note", "<w:spacing w:before=\"80\"/>", "<w:sz w:val=\"22\"/>");
    style(
        out,
        "FootnoteText",
        "footnote text",
        "<w:spacing w:before=\"60\"/>",
        "<w:sz w:val=\"20\"/>");
    style(
        out,
        "Header",
        "header",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + ROOM + "\"/></w:tabs>",
        "<w:sz w:val=\"18\"/>");
    style(out, "Footer", "footer", "<w:spacing w:before=\"0\"/>", "<w:sz w:val=\"14\"/>");
    style(
        out,
        TABLE_TEXT,
        "Table_text",
        "<w:spacing w:before=\"40\" w:after=\"40\"/>",
        "<w:sz w:val=\"18\"/>");
    style(
        out,
        TABLE_HEAD,
        "Table_head",
        "<w:keepNext/><w:spacing w:before=\"80\" w:after=\"80\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"18\"/>");
    out.raw(
            "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote")
        .raw(" reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    return Markup.root("styles", out.toString());
  }

  private static String centred(int before) {
    return "<w:keepNext/><w:spacing w:before=\"" + before + "\"/><w:jc w:val=\"center\"/>";
  }

  private static void style(
      Markup out, String id, String name, String paragraph, String characters) {
    boolean normal = id.equals("Normal");
    // Arabic letters have a size of their own.
    String sized = characters.replaceAll("<w:sz w:val=\"(\\d+)\"/>", "$0<w:szCs w:val=\"$1\"/>");
    out.raw("<w:style w:type=\"paragraph\"" + (normal ? " w:default=\"1\"" : ""));
    out.raw(" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>");
    out.raw(normal ? "" : "<w:basedOn w:val=\"Normal\"/>").raw("<w:qFormat/>");
    out.raw("<w:pPr>" + paragraph + "</w:pPr><w:rPr>" + sized + "</w:rPr></w:style>");
  }
}
