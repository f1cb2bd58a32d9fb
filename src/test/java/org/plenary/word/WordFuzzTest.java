package org.plenary.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files with random tracked changes, of which it is known from the way they are made what they say
 * with all changes accepted and with all rejected: the marks of paragraphs are characters like
 * others, rows stand or go as a whole, an automatic number counts in the reading it stands in, and
 * notes have changes of their own.
 */
class WordFuzzTest {
  private static final int FILES = 600;

  @Test
  void both_readings_are_what_the_file_was_made_of() {
    for (int seed = 0; seed < FILES; seed++) {
      Made made = new Made(new Random(seed));
      made.body();
      WordFile file =
          WordFile.of(made.xml.toString())
              .with("numbering", NUMBERING)
              .with("footnotes", made.notes.toString());
      WordDocument read = WordReader.read(file.bytes());
      String which = "seed " + seed + ": " + made.xml + made.notes;
      assertEquals(numbered(made.accepted), lines(read, View.ACCEPTED), which);
      assertEquals(numbered(made.rejected), lines(read, View.REJECTED), which);
      for (int note = 0; note < made.acceptedNotes.size(); note++) {
        assertEquals(made.acceptedNotes.get(note), read.note("f" + note, View.ACCEPTED), which);
        assertEquals(made.rejectedNotes.get(note), read.note("f" + note, View.REJECTED), which);
      }
    }
  }

  /** One list, numbered 1) 2) 3). */
  private static final String NUMBERING =
      "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt"
          + " w:val=\"decimal\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum>"
          + "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"4\"/></w:num>";

  /** At the end of a line that an automatic number begins. */
  private static final String NUMBERED = "\uE000";

  /** Where a note is made. */
  private static final String NOTE = "\uE001";

  /** Counts the lines of the list; a line without anything counts, and shows no number. */
  private static List<String> numbered(List<String> lines) {
    List<String> out = new ArrayList<>();
    int number = 0;
    for (String line : lines) {
      boolean counts = line.endsWith(NUMBERED);
      String words = line.replace(NUMBERED, "");
      number += counts ? 1 : 0;
      out.add((counts && !words.isEmpty() ? number + ")\t" : "") + words.replace(NOTE, ""));
    }
    return out;
  }

  private static List<String> lines(WordDocument read, View view) {
    return read.lines(view).stream().map(Line::text).toList();
  }

  /** A file in the making, and what it says. */
  private static final class Made {
    private static final String[] WORDS = {
      "ports ", "stay ", "open, ", "السفن ", "в порту ", "航行", "a)\t", "& <light> ", "e\u0301 "
    };

    private final Random random;
    private final StringBuilder xml = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();
    private final List<String> acceptedNotes = new ArrayList<>();
    private final List<String> rejectedNotes = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    Made(Random random) {
      this.random = random;
    }

    /** The text of one body or cell so far, in both readings; a line feed is a paragraph's mark. */
    private static final class Story {
      final StringBuilder accepted = new StringBuilder();
      final StringBuilder rejected = new StringBuilder();

      void add(String text, boolean now, boolean then) {
        accepted.append(now ? text : "");
        rejected.append(then ? text : "");
      }

      static void end(StringBuilder text, List<String> lines) {
        if (text.isEmpty()) {
          return;
        }
        String all = text.toString();
        for (String line : (all.endsWith("\n") ? all : all + "\n").split("\n", -1)) {
          lines.add(line);
        }
        lines.remove(lines.size() - 1);
      }
    }

    private void body() {
      int parts = 1 + random.nextInt(3);
      for (int i = 0; i < parts; i++) {
        story(1 + random.nextInt(6), true, true);
        if (random.nextInt(3) == 0) {
          table();
        }
      }
      // Where the body ends and no table stands between, stories would join: a paragraph that
      // stays.
      xml.append(p(r("end")));
      accepted.add("end");
      rejected.add("end");
    }

    /** Paragraphs of one container; the mark of the last one stands, as Word keeps it. */
    private void story(int paragraphs, boolean now, boolean then) {
      Story story = new Story();
      for (int i = 0; i < paragraphs; i++) {
        paragraph(story, i == paragraphs - 1);
      }
      if (now) {
        Story.end(story.accepted, accepted);
      }
      if (then) {
        Story.end(story.rejected, rejected);
      }
    }

    private void paragraph(Story story, boolean last) {
      int mark = last ? 0 : random.nextInt(4);
      String change =
          switch (mark) {
            case 1 -> change("ins");
            case 2 -> change("del");
            case 3 -> random.nextBoolean() ? change("ins") + change("del") : "";
            default -> "";
          };
      boolean stays = mark == 0 || (mark == 3 && change.isEmpty());
      boolean[] numbered = new boolean[2];
      xml.append("<w:p><w:pPr>").append(number(numbered));
      if (random.nextInt(4) == 0) {
        xml.append("<w:bidi/>");
      }
      xml.append("<w:rPr>").append(change).append("<w:b/></w:rPr>");
      if (random.nextInt(4) == 0) {
        numbered[1] = random.nextBoolean();
        xml.append("<w:pPrChange w:id=\"1\" w:author=\"C\"><w:pPr>")
            .append(numbered[1] ? LIST : "<w:jc w:val=\"both\"/>")
            .append("</w:pPr></w:pPrChange>");
      }
      xml.append("</w:pPr>");
      int pieces = random.nextInt(6);
      for (int i = 0; i < pieces; i++) {
        piece(story);
      }
      List<String> hanging = stays && random.nextInt(6) == 0 ? box() : List.of();
      xml.append("</w:p>");
      boolean inserted = change.contains("w:ins");
      boolean deleted = change.contains("w:del");
      story.accepted.append(numbered[0] && !deleted ? NUMBERED : "");
      story.rejected.append(numbered[1] && !inserted ? NUMBERED : "");
      story.add("\n", !deleted, !inserted);
      hanging.forEach(line -> story.add(line, true, true));
    }

    private static final String LIST =
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"9\"/></w:numPr>";

    /** An automatic number: none, one that was there, or one that was put in. */
    private String number(boolean[] numbered) {
      int fate = random.nextInt(4);
      numbered[0] = fate > 1;
      numbered[1] = fate > 1 && fate != 3;
      return fate < 2 ? "" : fate == 2 ? LIST : LIST.replace("</w:numPr>", PUT + "</w:numPr>");
    }

    private static final String PUT = "<w:ins w:id=\"5\" w:author=\"A\"/>";

    /** A text box of one line, as Word writes it: once for new readers, once for old ones. */
    private List<String> box() {
      String words = "box " + random.nextInt(100);
      String content = "<w:txbxContent>" + p(r(words)) + "</w:txbxContent>";
      xml.append("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>")
          .append(content)
          .append("</w:drawing></mc:Choice><mc:Fallback><w:pict>")
          .append(content)
          .append("</w:pict></mc:Fallback></mc:AlternateContent></w:r>");
      return List.of(words + "\n");
    }

    /** A note with tracked changes of its own; the mark itself may be put in or taken out. */
    private String note() {
      int id = acceptedNotes.size();
      StringBuilder now = new StringBuilder();
      StringBuilder then = new StringBuilder();
      notes.append("<w:footnote w:id=\"" + id + "\"><w:p>");
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        String words = "note" + random.nextInt(100) + "x";
        int fate = random.nextInt(3);
        notes.append(
            fate == 0
                ? run(words, "w:t")
                : fate == 1
                    ? tracked("ins", run(words, "w:t"))
                    : tracked("del", run(words, "w:delText")));
        now.append(fate == 2 ? "" : words);
        then.append(fate == 1 ? "" : words);
      }
      notes.append("</w:p></w:footnote>");
      acceptedNotes.add(now.toString());
      rejectedNotes.add(then.toString());
      return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
    }

    private static String change(String element) {
      return "<w:" + element + " w:id=\"7\" w:author=\"A\" w:date=\"2031-01-01T00:00:00Z\"/>";
    }

    private void piece(Story story) {
      String text = WORDS[random.nextInt(WORDS.length)] + random.nextInt(100);
      switch (random.nextInt(10)) {
        case 9 -> {
          int fate = random.nextInt(3);
          String mark = note();
          xml.append(fate == 0 ? mark : tracked(fate == 1 ? "ins" : "del", mark));
          story.add(NOTE, fate != 2, fate != 1);
        }
        case 0, 1, 2 -> {
          xml.append(wrapped(run(text, "w:t")));
          story.add(text, true, true);
        }
        case 3 -> {
          xml.append(tracked("ins", wrapped(run(text, "w:t"))));
          story.add(text, true, false);
        }
        case 4 -> {
          xml.append(tracked("del", run(text, "w:delText")));
          story.add(text, false, true);
        }
        case 5 -> {
          xml.append(tracked("ins", run(text, "w:t") + tracked("del", run("gone", "w:delText"))));
          story.add(text, true, false);
        }
        case 6 -> {
          xml.append(tracked("moveFrom", run(text, "w:t")));
          story.add(text, false, true);
        }
        case 7 -> {
          xml.append(tracked("moveTo", run(text, "w:t")));
          story.add(text, true, false);
        }
        default -> {
          xml.append(field(text));
          story.add(text, true, true);
        }
      }
    }

    private String tracked(String element, String content) {
      String author = random.nextBoolean() ? "A" : "B";
      return "<w:%s w:id=\"3\" w:author=\"%s\" w:date=\"2031-01-02T00:00:00Z\">%s</w:%s>"
          .formatted(element, author, content, element);
    }

    /**
     * A run, perhaps cut in two, with properties and a change of them that are no change of text.
     */
    private String run(String text, String element) {
      String properties =
          random.nextBoolean()
              ? ""
              : "<w:rPr><w:i/><w:rPrChange w:id=\"2\" w:author=\"B\"><w:rPr><w:t>no</w:t></w:rPr>"
                  + "</w:rPrChange></w:rPr>";
      int cut = random.nextInt(3) == 0 ? Character.offsetByCodePoints(text, 0, 1) : text.length();
      StringBuilder out = new StringBuilder();
      for (String part : new String[] {text.substring(0, cut), text.substring(cut)}) {
        if (!part.isEmpty()) {
          String words =
              part.replace("&", "&amp;")
                  .replace("<", "&lt;")
                  .replace(
                      "\t", "</%s><w:tab/><%s xml:space=\"preserve\">".formatted(element, element));
          out.append("<w:r>").append(properties);
          out.append("<%s xml:space=\"preserve\">%s</%s></w:r>".formatted(element, words, element));
        }
      }
      return out.toString();
    }

    private String wrapped(String content) {
      return switch (random.nextInt(9)) {
        case 0 ->
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
                + content
                + "</w:sdtContent></w:sdt>";
        case 1 -> "<w:smartTag w:element=\"place\">" + content + "</w:smartTag>";
        case 2 -> "<w:hyperlink w:anchor=\"a\">" + content + "</w:hyperlink>";
        case 3 -> "<w:fldSimple w:instr=\" REF a \">" + content + "</w:fldSimple>";
        case 4 ->
            "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
                + content
                + "<w:bookmarkEnd w:id=\"1\"/><w:proofErr w:type=\"spellStart\"/>";
        case 5 -> "<w:bdo w:val=\"rtl\">" + content + "</w:bdo>";
        default -> content;
      };
    }

    /** A field: its code, put in, taken out or not, is never read; its result is. */
    private String field(String text) {
      String begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
      String code =
          "<w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"x\" </w:instrText></w:r>";
      String old = tracked("del", "<w:r><w:delInstrText>REF</w:delInstrText></w:r>");
      String separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
      String end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
      return begin
          + (random.nextBoolean() ? tracked("ins", code) + old : code)
          + separate
          + run(text, "w:t")
          + end;
    }

    private void table() {
      xml.append("<w:tbl><w:tblPr/><w:tblGrid/>");
      int rows = 1 + random.nextInt(3);
      for (int i = 0; i < rows; i++) {
        int fate = random.nextInt(4);
        String change = fate == 1 ? change("ins") : fate == 2 ? change("del") : "";
        xml.append("<w:tr><w:trPr>").append(change).append("</w:trPr>");
        for (int cell = 0; cell < 1 + random.nextInt(2); cell++) {
          xml.append("<w:tc><w:tcPr/>");
          story(1 + random.nextInt(3), fate != 2, fate != 1);
          xml.append("</w:tc>");
        }
        xml.append("</w:tr>");
      }
      xml.append("</w:tbl>");
    }
  }
}
