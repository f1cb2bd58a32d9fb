package org.plenary.exchange;

import java.util.function.IntConsumer;
import org.plenary.pdf.PdfSetup;
import org.plenary.pdf.PdfWriter;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;

/** A text as a PDF, out of the same HTML as the page. */
final class PdfRenderer {
  /** {@code START} and {@code END} are the sides where lines of the language begin and end. */
  static final String STYLE =
      "body{font-size:10.5pt;line-height:1.4}p{margin:4pt 0;orphans:2;widows:2}"
          + ".number,.history{text-align:center}.number{font-size:12pt;margin-top:12pt}"
          + "h1{font-size:13pt;text-align:center;margin:6pt 0}"
          + "h2.call{font-style:italic;font-weight:normal;font-size:10.5pt;margin:11pt 0 3pt 0;"
          + "margin-START:32pt;page-break-after:avoid}"
          + "h2.annex{font-size:12pt;text-align:center;page-break-after:avoid}"
          + "h3{font-size:10.5pt;page-break-after:avoid}.note{font-size:9.5pt}"
          + ".clause,.foot{padding-START:32pt}.alone{padding-START:0}"
          + ".label{display:inline-block;width:32pt;margin-START:-32pt}"
          + ".level-1{margin-START:32pt}.level-2{margin-START:64pt}.level-3{margin-START:96pt}"
          + ".level-4{margin-START:128pt}a{color:#1a3f7a}sup,sub{font-size:70%;line-height:0}"
          + ".footnotes{border-top:0.5pt solid black;margin-top:16pt;padding-top:4pt;"
          + "font-size:9pt}.footnote a{text-decoration:none}";

  /** What stands round the text: the file's title, and a line above and below each page. */
  record Frame(String title, String header, String footer) {}

  private PdfRenderer() {}

  /**
   * The file.
   *
   * @param percent told how far it is; what it throws ends the work
   */
  static byte[] render(Doc doc, Numbering numbering, Frame frame, IntConsumer percent) {
    String language = numbering.profile().language();
    boolean rightToLeft = HtmlRenderer.direction(language).equals("rtl");
    String style = sided(STYLE, rightToLeft);
    PdfSetup setup =
        new PdfSetup(
            frame.title(), language, rightToLeft, frame.header(), frame.footer(), "A4", style);
    return PdfWriter.write(HtmlRenderer.paper(doc, numbering), setup, percent);
  }

  static String sided(String style, boolean rightToLeft) {
    return style
        .replace("START", rightToLeft ? "right" : "left")
        .replace("END", rightToLeft ? "left" : "right");
  }
}
