package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;

/** Akoma Ntoso of invented texts and of the proposals on them, valid against the OASIS schema. */
class AknRendererTest {

  private static Stream<String> ids(String xml) {
    return Pattern.compile(" eId=\"([^\"]*)\"").matcher(xml).results().map(m -> m.group(1));
  }

  @Test
  void everyNameIsUsedOnce() {
    for (String xml : AknSamples.texts()) {
      Set<String> seen = new HashSet<>();
      ids(xml).forEach(id -> assertTrue(seen.add(id), id + " stands twice"));
    }
  }

  @Test
  void everyReferenceWithinTheTextLeadsSomewhere() {
    for (String xml : AknSamples.texts()) {
      Set<String> ids = new HashSet<>(ids(xml).toList());
      Pattern.compile(" (?:href|source|as|by|outcome)=\"#([^\"]*)\"")
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
      String xml =
          AknSamples.render(
              sample.after(), Numbering.of(sample.after(), sample.profile()), language);
      String words = xml.replaceAll("<authorialNote.*?</authorialNote>|<[^>]*>", "");
      for (Block block :
          Printed.of(sample.after(), Numbering.of(sample.after(), sample.profile())).blocks()) {
        String text = new Html().text(block.plainText()).toString();
        assertTrue(words.contains(text), text);
      }
    }
  }

  @Test
  void itIsValidAgainstTheSchema() throws Exception {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(AknRendererTest.class.getResource("/akn/akomantoso30.xsd"))
            .newValidator();
    for (String xml : AknSamples.texts()) {
      validator.validate(new StreamSource(new StringReader(xml)));
    }
  }

  @Test
  void proposalsAreModsThatQuoteWhatGoesAndWhatComes() {
    Sample sample = Sample.of("en");
    Doc doc = sample.before();
    Map<Integer, Input> inputs = new HashMap<>();
    Doc was = new Doc(List.of(doc.blocks().get(6)));
    Doc now = new Doc(List.of(sample.after().blocks().get(5)));
    AknSamples.proposal(inputs, ProposalKind.MOD, "b", was, now);
    AknSamples.proposal(inputs, ProposalKind.NOC, "a", was, now);
    Negotiation negotiation = AknSamples.negotiation(inputs, Map.of());
    String xml = AknSamples.render(doc, Numbering.of(doc, sample.profile()), "en", negotiation);
    assertTrue(
        xml.contains("<mod eId=\"cmp_1__mod_1\"><ref href=\"#recs_1__rec_2\">considering b)"));
    assertTrue(xml.contains("endQuote=\"”\">that fog hides the coast,</quotedText> → "));
    assertTrue(xml.contains("endQuote=\"”\">that thick fog hides the whole coast,</quotedText>"));
    assertTrue(xml.contains("<docNumber>ATU/35A18/1</docNumber>"));
    assertTrue(xml.contains("<textualMod type=\"substitution\" eId=\"pmod_1\">"), "taken up");
    assertTrue(!xml.contains("cmp_2__mod_1"), "no change is no modification");
    ReadDocument again = Import.read(xml.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        TextRenderer.render(doc, Numbering.of(doc, sample.profile())),
        TextRenderer.render(again.doc(), Numbering.of(again.doc(), again.profile())),
        "amendments are not read as the text");
  }

  @Test
  void whatWasWrittenIsReadBackIntoTheSameText() {
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      Numbering numbering = Numbering.of(read.doc(), read.profile());
      String xml = AknSamples.render(read.doc(), numbering, read.profile().language());
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
    assertEquals(AknSamples.texts().get(0), AknSamples.texts().get(0));
  }
}
