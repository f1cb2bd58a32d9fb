package org.plenary.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.plenary.pdf.PdfSetup;
import org.plenary.pdf.PdfWriter;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;
import org.plenary.text.Redline;
import org.plenary.text.Redline.Fate;
import org.plenary.text.Redline.Op;

/**
 * The change from one text to another on paper: what was put in is underlined, what was taken out
 * struck through, so that a black and white copy says the same; after each changed block stands who
 * changed it. What moved is struck where it stood and underlined where it stands.
 */
final class RedlinePaper {
  private static final String STYLE =
      "ins{text-decoration:underline;color:#1a5e1a}del{text-decoration:line-through;color:#9b1c1c}"
          + ".by{font-size:75%;color:#444444}.label ins,.label del,.was,.is{margin-END:2pt}"
          + ".was{color:#767676;text-decoration:line-through}";

  private final Html html = new Html();
  private final Numbering old;
  private final Numbering now;
  private final Provenance provenance;
  private final Map<String, Integer> notesBefore;
  private final Map<String, Integer> notesAfter;
  private final Html foot = new Html();
  private int feet;

  private RedlinePaper(Doc before, Numbering old, Doc after, Numbering now, Provenance provenance) {
    this.old = old;
    this.now = now;
    this.provenance = provenance;
    this.notesBefore = FootnoteNumbers.of(before);
    this.notesAfter = FootnoteNumbers.of(after);
  }

  /**
   * The file.
   *
   * @param before the earlier text with its numbering, {@code after} the later one
   * @param percent told how far it is; what it throws ends the work
   */
  static byte[] pdf(
      Doc before,
      Numbering old,
      Doc after,
      Numbering now,
      Provenance provenance,
      PdfRenderer.Frame frame,
      IntConsumer percent) {
    String language = now.profile().language();
    boolean rightToLeft = HtmlRenderer.direction(language).equals("rtl");
    Doc printedBefore = Printed.of(before, old);
    Doc printedAfter = Printed.of(after, now);
    RedlinePaper paper = new RedlinePaper(printedBefore, old, printedAfter, now, provenance);
    Printed.substance(before, old, after, now, IcuSegmenter.of(language))
        .rows()
        .forEach(paper::row);
    paper.notes();
    String style = PdfRenderer.sided(PdfRenderer.STYLE + STYLE, rightToLeft);
    PdfSetup setup =
        new PdfSetup(
            frame.title(), language, rightToLeft, frame.header(), frame.footer(), "A4", style);
    return PdfWriter.write(paper.html.toString(), setup, percent);
  }

  private void row(Redline.Row row) {
    Block block = row.block();
    String element = element(block.kind());
    html.raw("<" + element).attribute("class", style(row, block)).raw(">");
    label(row, block);
    html.raw(block.kind() == Kind.CALL ? "<em>" : "");
    Set<String> authors = new LinkedHashSet<>();
    int before = 0;
    int after = 0;
    for (Redline.Run run : whole(row)) {
      int size = run.content().stream().mapToInt(Inline::size).sum();
      content(run);
      if (run.op() == Op.ADDED) {
        provenance
            .added(block.id(), after, after + size)
            .forEach(p -> authors.add(p.by().author()));
      } else if (run.op() == Op.REMOVED) {
        provenance
            .removed(block.id(), before, before + size)
            .forEach(p -> authors.add(p.by().author()));
      }
      before += run.op() == Op.ADDED ? 0 : size;
      after += run.op() == Op.REMOVED ? 0 : size;
    }
    html.raw(block.kind() == Kind.CALL ? "</em>" : "");
    if (!authors.isEmpty()) {
      html.raw(" <span class=\"by\">[").text(String.join(", ", authors)).raw("]</span>");
    }
    html.raw("</" + element + ">\n");
  }

  private static List<Redline.Run> whole(Redline.Row row) {
    return row.fate() == Fate.MOVED_HERE
        ? List.of(new Redline.Run(Op.ADDED, row.block().content()))
        : row.runs();
  }

  private static String element(Kind kind) {
    return switch (kind) {
      case TITLE -> "h1";
      case CALL, ANNEX -> "h2";
      case HEADING -> "h3";
      case NUMBER, HISTORY, FORMULA, CLAUSE, PARAGRAPH, NOTE -> "p";
    };
  }

  private String style(Redline.Row row, Block block) {
    boolean alone = before(row).isEmpty() && after(row).isEmpty();
    String kind = block.kind().wire() + " level-" + block.level();
    return kind + (block.kind() == Kind.CLAUSE && alone ? " alone" : "");
  }

  private String before(Redline.Row row) {
    Block block = row.before();
    return block == null || row.fate() == Fate.MOVED_HERE ? "" : old.label(block.id());
  }

  private String after(Redline.Row row) {
    Block block = row.after();
    return block == null || row.fate() == Fate.MOVED_AWAY ? "" : now.label(block.id());
  }

  private void label(Redline.Row row, Block block) {
    String was = before(row);
    String is = after(row);
    if (block.kind() != Kind.CLAUSE || was.isEmpty() && is.isEmpty()) {
      return;
    }
    html.raw("<span class=\"label\"><bdi>");
    if (was.equals(is)) {
      html.text(is);
    } else if (!was.isEmpty() && !is.isEmpty()) {
      html.raw("<span class=\"was\">").text(was).raw("</span><span class=\"is\">");
      html.text(is).raw("</span>");
    } else {
      wrapped("del", was);
      wrapped("ins", is);
    }
    html.raw("</bdi></span>");
  }

  private void wrapped(String element, String words) {
    if (!words.isEmpty()) {
      html.raw("<" + element + ">").text(words).raw("</" + element + ">");
    }
  }

  private void content(Redline.Run run) {
    String element = run.op() == Op.ADDED ? "ins" : run.op() == Op.REMOVED ? "del" : "span";
    for (Inline inline : run.content()) {
      html.raw("<" + element + ">");
      if (inline instanceof Inline.Text text) {
        text(text);
      } else if (inline instanceof Inline.Footnote note) {
        note(note, run.op(), element);
      }
      html.raw("</" + element + ">");
    }
  }

  private void text(Inline.Text run) {
    StringBuilder end = new StringBuilder();
    for (Mark mark : run.marks()) {
      String tag =
          mark instanceof Mark.Emphasis
              ? "em"
              : mark instanceof Mark.Strong
                  ? "strong"
                  : mark instanceof Mark.Superscript
                      ? "sup"
                      : mark instanceof Mark.Subscript ? "sub" : "";
      if (!tag.isEmpty()) {
        html.raw("<" + tag + ">");
        end.insert(0, "</" + tag + ">");
      }
    }
    html.text(run.text()).raw(end.toString());
  }

  /** Its number in the text it stands in; one that went keeps its own, struck through. */
  private void note(Inline.Footnote note, Op op, String element) {
    Map<String, Integer> numbers = op == Op.REMOVED ? notesBefore : notesAfter;
    String number = String.valueOf(numbers.getOrDefault(note.id(), 0));
    String id = "fn-" + ++feet;
    html.raw("<sup class=\"footnote\"><a").attribute("href", "#" + id);
    html.raw(" role=\"doc-noteref\">").text(number).raw("</a></sup>");
    foot.raw("<p class=\"foot\"").attribute("id", id).raw("><span class=\"label\">");
    foot.text(number).raw("</span><" + element + ">").text(note.text());
    foot.raw("</" + element + "></p>\n");
  }

  private void notes() {
    if (feet > 0) {
      html.raw("<section class=\"footnotes\">\n").raw(foot.toString()).raw("</section>\n");
    }
  }
}
