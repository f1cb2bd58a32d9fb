package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/**
 * Akoma Ntoso of invented texts. Validated against the OASIS schema where the system property or
 * variable {@code AKN_SCHEMA} names a copy of it; the project carries none.
 */
class AknRendererTest {

  private static final Meeting MEETING =
      new Meeting(
          1,
          "wha-26",
          "World Harbour Assembly",
          "WHO & <Harbours>",
          "Lumen",
          LocalDate.of(2026, 10, 15),
          LocalDate.of(2026, 10, 24),
          List.of("en"),
          Meeting.Numbering.ITU,
          false);

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      texts.add(render(sample.before(), Numbering.of(sample.before(), sample.profile()), language));
      texts.add(render(sample.after(), Numbering.of(sample.after(), sample.profile()), language));
    }
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      String language = read.profile().language();
      texts.add(render(read.doc(), Numbering.of(read.doc(), read.profile()), language));
    }
    Random random = new Random(64);
    for (int i = 0; i < 72; i++) {
      texts.add(invented(random, LANGUAGES.get(i % LANGUAGES.size())));
    }
    return texts;
  }

  private static final List<String> LANGUAGES = List.of("en", "ar", "zh", "fr", "es", "ru");

  /** A text of any form: calls with one item or many, deep levels, notes, brackets, annexes. */
  private static String invented(Random random, String language) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(invented(random, Kind.NUMBER, blocks.size()));
    if (random.nextInt(5) > 0) {
      blocks.add(invented(random, Kind.TITLE, blocks.size()));
    }
    if (random.nextBoolean()) {
      blocks.add(invented(random, Kind.HISTORY, blocks.size()));
    }
    if (random.nextInt(4) > 0) {
      blocks.add(invented(random, Kind.FORMULA, blocks.size()));
    }
    Kind[] rest = {Kind.CLAUSE, Kind.CLAUSE, Kind.CLAUSE, Kind.PARAGRAPH, Kind.NOTE, Kind.HEADING};
    for (int part = 0; part < 1 + random.nextInt(6); part++) {
      blocks.add(invented(random, random.nextInt(6) > 0 ? Kind.CALL : Kind.ANNEX, blocks.size()));
      for (int i = random.nextInt(7); i > 0; i--) {
        blocks.add(invented(random, rest[random.nextInt(rest.length)], blocks.size()));
      }
    }
    Doc doc = new Doc(blocks);
    Profile profile = random.nextInt(4) == 0 ? Profiles.unga(language) : Profiles.itu(language);
    return render(doc, Numbering.of(doc, profile), language);
  }

  private static Block invented(Random random, Kind kind, int number) {
    String[] words = {"lamps ", "الضباب ", "海岸", "résout ", "море ", "<&> ", "año "};
    List<Inline> content = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<Mark> marks =
          switch (random.nextInt(kind == Kind.CLAUSE ? 7 : 12)) {
            case 0 -> List.of(new Mark.Emphasis());
            case 1 -> List.of(new Mark.Bracket("k" + number, random.nextInt(2)));
            case 2 -> kind == Kind.CLAUSE ? List.of(new Mark.Reference("#b1")) : List.of();
            default -> List.of();
          };
      content.add(new Inline.Text(words[random.nextInt(words.length)].repeat(2), marks));
    }
    if (kind != Kind.NUMBER && kind != Kind.HISTORY && random.nextInt(6) == 0) {
      content.add(new Inline.Footnote("f" + number, "a note <&> 注", List.of()));
    }
    boolean deep = kind == Kind.CLAUSE || kind == Kind.PARAGRAPH;
    int level = deep ? random.nextInt(Block.MAX_LEVEL + 1) : 0;
    Num num = deep && random.nextInt(6) == 0 ? Num.values()[random.nextInt(3)] : Num.AUTO;
    return new Block("b" + number, kind, level, num, content);
  }

  private static String render(Doc doc, Numbering numbering, String language) {
    State state = new State(3, doc, 1, Negotiation.NONE);
    return AknRenderer.render(
        doc, numbering, AknMeta.render(MEETING, item(language), state, RecordLineTest.COVERED));
  }

  private static AgendaItem item(String language) {
    return new AgendaItem(
        1, "wha-26", "resolution-9", "4", "RES & 9", "Bells", language, "ltr", null);
  }

  private static Stream<String> ids(String xml) {
    return Pattern.compile(" eId=\"([^\"]*)\"").matcher(xml).results().map(m -> m.group(1));
  }

  @Test
  void everyNameIsUsedOnce() {
    for (String xml : texts()) {
      Set<String> seen = new HashSet<>();
      ids(xml).forEach(id -> assertTrue(seen.add(id), id + " stands twice"));
    }
  }

  @Test
  void everyReferenceWithinTheTextLeadsSomewhere() {
    for (String xml : texts()) {
      Set<String> ids = new HashSet<>(ids(xml).toList());
      Pattern.compile(" (?:href|source|as)=\"#([^\"]*)\"")
          .matcher(xml)
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(to -> assertTrue(ids.contains(to), to + " is nowhere"));
    }
  }

  @Test
  void noWordIsLost() {
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      String xml = render(sample.after(), Numbering.of(sample.after(), sample.profile()), language);
      String words = xml.replaceAll("<authorialNote.*?</authorialNote>|<[^>]*>", "");
      for (Block block :
          Printed.of(sample.after(), Numbering.of(sample.after(), sample.profile())).blocks()) {
        String text = new Html().text(block.plainText()).toString();
        assertTrue(words.contains(text), text);
      }
    }
  }

  @Test
  void itIsValidAgainstTheSchemaWhereThereIsOne() throws Exception {
    String path = System.getenv("AKN_SCHEMA");
    assumeTrue(path != null && new File(path).exists(), "AKN_SCHEMA names no schema");
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new File(path))
            .newValidator();
    for (String xml : texts()) {
      validator.validate(new StreamSource(new StringReader(xml)));
    }
  }

  @Test
  void whatWasWrittenIsReadBackIntoTheSameText() {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      String xml = render(read.doc(), numbering, read.profile().language());
      ReadDocument again = Import.read(xml.getBytes(StandardCharsets.UTF_8));
      assertEquals(
          TextRenderer.render(read.doc(), numbering),
          TextRenderer.render(again.doc(), Numbering.of(again.doc(), again.profile())),
          name);
      assertEquals(kinds(read), kinds(again), name);
    }
  }

  private static List<String> kinds(ReadDocument read) {
    return read.doc().blocks().stream().map(b -> b.kind() + " " + b.level()).toList();
  }

  @Test
  void theSameTextIsTheSameFile() {
    assertEquals(texts().get(0), texts().get(0));
  }
}
