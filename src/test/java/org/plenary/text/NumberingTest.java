package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NumberingTest {

  @TestFactory
  Stream<DynamicTest> labels_are_derived_as_the_vectors_say() {
    return StreamSupport.stream(Vectors.read("numbering").spliterator(), false)
        .map(vector -> dynamicTest(vector.get("name").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    Doc doc = Vectors.doc(vector.get("blocks"));
    Profile profile = Profiles.of(vector.get("profile").asText(), vector.get("language").asText());
    Numbering numbering = Numbering.of(doc, profile);
    List<String> expected = new ArrayList<>();
    vector.get("labels").forEach(label -> expected.add(label.asText()));
    assertEquals(
        expected, doc.blocks().stream().map(block -> numbering.label(block.id())).toList());
  }

  @Test
  void profiles_hold_the_same_words_in_both_languages() {
    JsonNode words = Vectors.read("openings");
    assertEquals(strings(words.get("itu")), Profiles.ITU.openings());
    assertEquals(strings(words.get("unga")), Profiles.UNGA.openings());
    assertEquals(strings(words.get("fillers")), Profiles.ITU.fillers());
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .distinct()
        .toList();
  }

  @Test
  void letters_and_roman_numerals_are_read_back_as_they_were_written() {
    for (String language : List.of("en", "ar", "ru")) {
      List<String> alphabet = Profiles.letters(language);
      IntStream.rangeClosed(1, 2000)
          .forEach(
              n -> assertEquals(n, Ordinals.ofLetters(Ordinals.letters(n, alphabet), alphabet)));
    }
    IntStream.rangeClosed(1, 3999)
        .forEach(n -> assertEquals(n, Ordinals.ofRoman(Ordinals.roman(n))));
    assertEquals(0, Ordinals.ofRoman("iiii"));
    assertEquals(0, Ordinals.ofRoman(""));
  }

  @Test
  void a_path_names_the_clauses_above() {
    Doc doc =
        new Doc(
            List.of(
                block("c", Kind.CALL, 0, "considering"),
                block("a", Kind.CLAUSE, 0, "x"),
                block("b", Kind.CLAUSE, 0, "x"),
                block("b1", Kind.CLAUSE, 1, "x"),
                block("r", Kind.CALL, 0, "resolves"),
                block("1", Kind.CLAUSE, 0, "x"),
                block("11", Kind.CLAUSE, 1, "x"),
                block("2", Kind.CLAUSE, 0, "x")));
    Numbering numbering = Numbering.of(doc, Profiles.ITU);
    assertEquals("b) i)", numbering.path("b1"));
    assertEquals("1.1", numbering.path("11"));
    assertEquals("c", numbering.call("b1"));
    assertEquals("r", numbering.call("2"));
  }

  private static Block block(String id, Kind kind, int level, String text) {
    return new Block(id, kind, level, Num.AUTO, List.of(new Inline.Text(text, List.of())));
  }
}
