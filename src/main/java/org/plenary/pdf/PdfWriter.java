package org.plenary.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/** Writes a PDF. */
public final class PdfWriter {
  /** Of the work, laying out; the rest is painting. */
  private static final int LAYOUT_PERCENT = 70;

  private static final float POINTS_PER_UNIT = 1f;

  static {
    // It tells its whole way for every file.
    XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
  }

  private PdfWriter() {}

  /**
   * The file.
   *
   * @param body HTML of our own making: what is inside the {@code body} element
   * @param percent told now and then how far it is, 0 to 100; what it throws ends the work
   */
  public static byte[] write(String body, PdfSetup setup, IntConsumer percent) {
    Document page = page(body, setup);
    Progress progress = new Progress(page.body().text().length(), percent);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    Fonts.use(builder);
    builder.usePdfUaAccessibility(true);
    builder.usePdfVersion(1.7f);
    builder.withProducer("Plenary");
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ArabicLetters());
    builder.defaultTextDirection(setup.rightToLeft() ? TextDirection.RTL : TextDirection.LTR);
    builder.useUnicodeLineBreaker(new LineBreaks(setup.language(), progress::laidOut));
    builder.useUriResolver((base, uri) -> null);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.usePageSupplier(progress::painted);
    builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), "");
    builder.toStream(OutputStream.nullOutputStream());
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      return bytes(renderer.createPDFKeepOpen(), setup);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(PDDocument document, PdfSetup setup) throws IOException {
    try (document) {
      if (setup.rightToLeft()) {
        RightToLeft.finish(document);
      }
      Same.make(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static Document page(String body, PdfSetup setup) {
    String families = Fonts.families(setup, body);
    Document page =
        Jsoup.parse("<!doctype html><html><head></head><body>" + body + "</body></html>");
    page.child(0).attr("lang", setup.language()).attr("dir", setup.rightToLeft() ? "rtl" : "ltr");
    // Words of a style sheet would not be joined and ordered as those of a page are.
    page.body().prependElement("div").attr("id", "page-number").attr("dir", "ltr");
    edge(page, "page-foot", setup.footer());
    edge(page, "page-head", setup.header());
    if (setup.rightToLeft()) {
      RightToLeft.prepare(page);
    }
    Joints.keep(page.body(), setup);
    page.head().appendElement("title").text(setup.title());
    for (String name : List.of("subject", "description")) {
      page.head().appendElement("meta").attr("name", name).attr("content", setup.title());
    }
    page.head().appendElement("style").appendChild(new DataNode(style(setup, families)));
    // A link that says nothing of itself is no link for those who do not see it.
    page.select("a[href]:not([title])").forEach(link -> link.attr("title", link.text()));
    page.outputSettings().syntax(Document.OutputSettings.Syntax.xml);
    return page;
  }

  private static String style(PdfSetup setup, String families) {
    String start = setup.rightToLeft() ? "right" : "left";
    String end = setup.rightToLeft() ? "left" : "right";
    String of = setup.rightToLeft() ? "'/'" : "' / '";
    String font = ";font-family:" + families;
    return "@page{size:"
        + setup.pageSize()
        + ";margin:22mm 20mm 24mm 20mm"
        + box("top-" + start, "element(page-head);width:100%")
        + box("bottom-" + start, "element(page-foot);width:85%")
        + box("bottom-" + end, "element(page-number);width:15%")
        + "}"
        + running("page-head", "8.5pt;text-align:" + start + font)
        + running("page-foot", "7pt;text-align:" + start + font)
        + running("page-number", "8.5pt;text-align:" + end + font)
        + "#page-number:before{content:counter(page) "
        + of
        + " counter(pages)}"
        + "body{margin:0"
        + font
        + "}"
        + setup.style();
  }

  private static String box(String place, String content) {
    return ";@" + place + "{content:" + content + "}";
  }

  /** The renderer fails at an element for the edge without words. */
  private static void edge(Document page, String name, String words) {
    if (!words.isBlank()) {
      page.body().prependElement("div").attr("id", name).text(words);
    }
  }

  /** Words at the edge of every page. */
  private static String running(String name, String size) {
    return "#" + name + "{position:running(" + name + ");font-size:" + size + "}";
  }

  /** How far the work is. */
  private static final class Progress {
    private final IntConsumer percent;
    private final long characters;
    private long done;

    Progress(long characters, IntConsumer percent) {
      this.characters = Math.max(1, characters);
      this.percent = percent;
    }

    void laidOut(int some) {
      done += some;
      percent.accept((int) Math.min(LAYOUT_PERCENT, done * LAYOUT_PERCENT / characters));
    }

    PDPage painted(PDDocument document, float width, float height, int number, int shadow) {
      percent.accept(Math.min(99, LAYOUT_PERCENT + number));
      PDPage page = new PDPage(new PDRectangle(width * POINTS_PER_UNIT, height * POINTS_PER_UNIT));
      document.addPage(page);
      return page;
    }
  }
}
