package org.plenary.exchange;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/**
 * A text as CommonMark: clauses are items of nested lists with their labels typed, footnotes {@code
 * [^1]} as GitHub and Pandoc know them, references links to the clause. Pure: the same text and
 * profile give the same characters; nothing of the text is read as markup.
 */
final class MarkdownRenderer {
  private static final String SPECIAL = "\\`*_{}[]<>#|~&$^!";

  private final StringBuilder out = new StringBuilder(4096);
  private final Numbering numbering;
  private final Map<String, Integer> notes;
  private final Set<String> targets = new HashSet<>();

  /** Else the number is what the text is called: without any heading it would be plain text. */
  private final boolean titled;

  /** Of the item before: a list may become only one deeper at a time. */
  private int depth = -1;

  private MarkdownRenderer(Doc doc, Numbering numbering) {
    this.numbering = numbering;
    this.titled = doc.blocks().stream().anyMatch(block -> block.kind() == Kind.TITLE);
    this.notes = FootnoteNumbers.of(doc);
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        targets.add(address(inline));
      }
    }
  }

  /** Lines end with a line feed. */
  static String render(Doc doc, Numbering numbering) {
    Doc printed = References.printed(doc, numbering);
    MarkdownRenderer renderer = new MarkdownRenderer(printed, numbering);
    String language = numbering.profile().language();
    boolean right = HtmlRenderer.direction(language).equals("rtl");
    if (right) {
      renderer.out.append(new Html().raw("<div").attribute("lang", language));
      renderer.out.append(" dir=\"rtl\">\n\n");
    }
    printed.blocks().forEach(renderer::block);
    printed.blocks().forEach(renderer::footnotes);
    return renderer.out.append(right ? "</div>\n" : "").toString();
  }

  private void block(Block block) {
    boolean item = block.kind() == Kind.CLAUSE || (block.kind() == Kind.PARAGRAPH && depth >= 0);
    depth = item ? Math.min(block.level(), depth + 1) : -1;
    boolean listed = block.kind() == Kind.CLAUSE;
    out.append(item ? "  ".repeat(depth) + (listed ? "- " : "  ") : heading(block.kind()));
    if (targets.contains(Targets.address("#" + block.id()))) {
      out.append(new Html().raw("<a").attribute("id", HtmlRenderer.anchor(block.id())));
      out.append("></a>");
    }
    String label = numbering.label(block.id());
    out.append(escaped(label, true)).append(label.isEmpty() ? "" : " ");
    boolean barred = listed && label.isEmpty() && Forms.isMistaken(block.plainText());
    out.append(barred ? SourceLine.BAR : "");
    boolean first = label.isEmpty();
    for (Inline inline : Brackets.printed(block)) {
      inline(inline, first);
      first = false;
    }
    out.append("\n\n");
  }

  private String heading(Kind kind) {
    return switch (kind) {
      case TITLE -> "# ";
      case NUMBER -> titled ? "" : "# ";
      case CALL, ANNEX -> "## ";
      case HEADING -> "### ";
      default -> "";
    };
  }

  private void inline(Inline inline, boolean first) {
    String address = address(inline);
    out.append(address.isEmpty() ? "" : "[");
    if (inline instanceof Inline.Text run) {
      run(run, first);
    } else if (inline instanceof Inline.Footnote note) {
      out.append("[^").append(notes.getOrDefault(note.id(), 0)).append(']');
    }
    out.append(address.isEmpty() ? "" : "](<" + address + ">)");
  }

  /** Asterisks where they are sure to be read as emphasis, else elements. */
  private void run(Inline.Text run, boolean first) {
    String text = run.text();
    boolean plain =
        !text.isEmpty()
            && Character.isLetterOrDigit(text.codePointAt(0))
            && Character.isLetterOrDigit(text.codePointBefore(text.length()))
            && (out.length() == 0 || out.charAt(out.length() - 1) != '*');
    StringBuilder end = new StringBuilder();
    for (Mark mark : run.marks()) {
      String element = element(mark);
      if (!element.isEmpty()) {
        boolean stars = plain && !element.startsWith("su");
        String star = element.equals("em") ? "*" : "**";
        out.append(stars ? star : "<" + element + ">");
        end.insert(0, stars ? star : "</" + element + ">");
        plain = stars;
      }
    }
    out.append(escaped(text, first && end.length() == 0)).append(end);
  }

  private static String element(Mark mark) {
    if (mark instanceof Mark.Emphasis) {
      return "em";
    } else if (mark instanceof Mark.Strong) {
      return "strong";
    } else if (mark instanceof Mark.Superscript) {
      return "sup";
    }
    return mark instanceof Mark.Subscript ? "sub" : "";
  }

  private static String address(Inline inline) {
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Reference reference && inline instanceof Inline.Text) {
        String address = Targets.address(reference.to());
        return address == null ? "" : address.replaceAll("[<>\\s\\\\]", "");
      }
    }
    return "";
  }

  private void footnotes(Block block) {
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Footnote note) {
        out.append("[^").append(notes.getOrDefault(note.id(), 0)).append("]: ");
        out.append(escaped(note.text(), true)).append("\n\n");
      }
    }
  }

  /**
   * @param first whether it begins a line, where digits, dashes and plus signs could begin a list
   */
  private static String escaped(String text, boolean first) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    boolean number = first;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean list = number && (c == '.' || c == ')' || c == '-' || c == '+' || c == '=');
      number = number && c >= '0' && c <= '9';
      boolean breaks = c == '\n' || c == '\r';
      escaped.append(list || SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(breaks ? ' ' : c);
    }
    return escaped.toString();
  }
}
