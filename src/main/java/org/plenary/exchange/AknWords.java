package org.plenary.exchange;

import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/** The words of blocks in Akoma Ntoso: looks, references, unagreed words between signs, notes. */
final class AknWords {
  private final Html xml;
  private final Map<String, String> ids;
  private final Map<String, Integer> notes;
  private final String prefix;

  /**
   * @param ids the eId of each block that a reference may point at
   * @param notes the number of each note
   * @param prefix of the eIds of notes: empty, or that of a component
   */
  AknWords(Html xml, Map<String, String> ids, Map<String, Integer> notes, String prefix) {
    this.xml = xml;
    this.ids = ids;
    this.notes = notes;
    this.prefix = prefix;
  }

  void content(Block block) {
    for (Inline inline : Brackets.printed(block)) {
      if (inline instanceof Inline.Text run) {
        run(run);
      } else if (inline instanceof Inline.Footnote note) {
        note(note);
      }
    }
  }

  private void run(Inline.Text run) {
    StringBuilder end = new StringBuilder();
    for (Mark mark : run.marks()) {
      String tag = tag(mark);
      if (end.indexOf("</inline>") < 0 || !(mark instanceof Mark.Bracket)) {
        xml.raw("<" + tag);
        if (mark instanceof Mark.Reference reference) {
          xml.attribute("href", address(reference.to()));
        }
        xml.raw(mark instanceof Mark.Bracket ? " name=\"unagreed\">" : ">");
        end.insert(0, "</" + tag + ">");
      }
    }
    xml.text(characters(run.text())).raw(end.toString());
  }

  private static String tag(Mark mark) {
    if (mark instanceof Mark.Emphasis) {
      return "i";
    } else if (mark instanceof Mark.Strong) {
      return "b";
    } else if (mark instanceof Mark.Superscript) {
      return "sup";
    } else if (mark instanceof Mark.Subscript) {
      return "sub";
    }
    return mark instanceof Mark.Reference ? "ref" : "inline";
  }

  /** The clause it points at, an address, or the resolution named as we know it. */
  private String address(String to) {
    if (to.startsWith("#")) {
      return "#" + ids.getOrDefault(to.substring(1), "preface__container_1");
    }
    String known = Targets.address(to);
    return known == null
        ? "/akn/un/statement/resolution/" + HtmlRenderer.fragmentOf(to)
        : known.replace(" ", "%20");
  }

  private void note(Inline.Footnote note) {
    String number = String.valueOf(notes.getOrDefault(note.id(), 0));
    xml.raw("<authorialNote").attribute("marker", number).attribute("placement", "bottom");
    xml.attribute("eId", prefix + "authorialNote_" + number).attribute("wId", note.id());
    xml.raw("><p>").text(characters(note.text())).raw("</p></authorialNote>");
  }

  /** What XML cannot hold is left out. */
  static String characters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
