package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Numbering;
import org.plenary.word.WordFile;

/** What the tests of other people's Word files begin with and look at. */
final class WordTexts {
  static final String LINA = "Lina Moreau";
  static final String HEAD =
      p(r("MOD\tPHR/35A18/1"))
          + p(r("RESOLUTION 12 (Port Meridian, 2024)"))
          + p(r("On open ports"))
          + p(r("The World Harbour Assembly (Port Meridian, 2024),"));

  static final String LISTS =
      "<w:abstractNum w:abstractNumId=\"0\">"
          + level(0, "lowerLetter", "%1)")
          + level(1, "lowerRoman", "%2)")
          + "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
          + level(0, "decimal", "%1")
          + level(1, "decimal", "%1.%2")
          + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">"
          + level(0, "bullet", "l")
          + "</w:abstractNum>"
          + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
          + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
          + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>"
          + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
          + "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";

  static String level(int level, String format, String text) {
    return "<w:lvl w:ilvl=\""
        + level
        + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        + format
        + "\"/><w:lvlText w:val=\""
        + text
        + "\"/></w:lvl>";
  }

  static String item(int list, int level, String... content) {
    String properties =
        "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>";
    return pp(properties, content);
  }

  static String italic(String words) {
    return p(r(words).replace("<w:r>", "<w:r><w:rPr><w:i/></w:rPr>"));
  }

  static ReadFile read(WordFile file) {
    return Contributions.read(file.bytes(), Import.ids());
  }

  /** Each block from the fourth on, with its label. */
  static List<String> body(ReadDocument read) {
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    List<Block> blocks = read.doc().blocks();
    return blocks.subList(Math.min(3, blocks.size()), blocks.size()).stream()
        .map(
            block ->
                block.kind().wire() + " " + numbering.label(block.id()) + "|" + block.plainText())
        .toList();
  }

  static List<String> after(WordFile file) {
    return body(read(file).text().after());
  }

  static List<String> before(WordFile file) {
    return body(read(file).text().before());
  }

  /** What goes out in these forms comes in as the same. */
  static void comesBack(ReadDocument read, Format... formats) {
    for (Format format : formats) {
      if (format != Format.PDF) {
        byte[] file =
            Export.bytes(
                format,
                AknSamples.MEETING,
                new AgendaItem(
                    1,
                    "wha-26",
                    "r",
                    "1",
                    "RES",
                    "T",
                    "en",
                    "ltr",
                    Meeting.Numbering.of(read.profile().name().equals("unga") ? "un" : "itu")
                        .orElseThrow()),
                new State(3, read.doc(), 1, Negotiation.NONE),
                null);
        assertEquals(
            RoundTripTest.shape(read), RoundTripTest.shape(Import.read(file)), format.name());
      }
    }
  }

  /** Each change of the first part: its kind, whose it is, the words then and now. */
  static List<String> changes(WordFile file) {
    return read(file).parts().get(0).changes().stream()
        .map(
            one ->
                one.kind()
                    + " "
                    + one.author()
                    + ": "
                    + (one.before() == null ? "" : one.before().plainText())
                    + " > "
                    + (one.after() == null ? "" : one.after().plainText()))
        .toList();
  }

  static List<String> codes(ReadDocument read) {
    return read.findings().stream().map(Finding::code).toList();
  }

  private WordTexts() {}
}
