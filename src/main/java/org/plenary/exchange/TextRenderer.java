package org.plenary.exchange;

import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/**
 * A text as plain text, one line per block: label, tab, words; a bar before words that their form
 * would make something else, as those of tables. {@link PlainText} reads it back into the same
 * structure. Footnotes are {@code [1]} in the text and the last lines.
 */
public final class TextRenderer {

  private TextRenderer() {}

  /** Lines end with a line feed. */
  public static String render(Doc doc, Numbering numbering) {
    Map<String, Integer> notes = FootnoteNumbers.of(doc);
    StringBuilder out = new StringBuilder();
    StringBuilder end = new StringBuilder();
    Kind above = Kind.TITLE;
    for (Block block : References.printed(doc, numbering).blocks()) {
      String label = numbering.label(block.id());
      out.append(label.isEmpty() && isBarred(block, above) ? SourceLine.BAR : "");
      above = block.kind();
      out.append(label).append(label.isEmpty() ? "" : "\t");
      for (Inline inline : Brackets.printed(block)) {
        if (inline instanceof Inline.Text run) {
          out.append(run.text());
        } else if (inline instanceof Inline.Footnote note) {
          String number = "[" + notes.getOrDefault(note.id(), 0) + "]";
          out.append(number);
          end.append(number).append('\t').append(note.text()).append('\n');
        }
      }
      out.append('\n');
    }
    return out.append(end).toString();
  }

  /** Whether words without a label would be read as something else. */
  private static boolean isBarred(Block block, Kind above) {
    String words = block.plainText();
    return switch (block.kind()) {
      case CLAUSE -> above == Kind.CALL ? Forms.isMistaken(words) : Forms.isMistakenAlone(words);
      case PARAGRAPH -> Forms.isMistakenAlone(words);
      default -> false;
    };
  }
}
