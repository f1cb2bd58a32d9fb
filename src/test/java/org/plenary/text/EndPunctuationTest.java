package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EndPunctuationTest {

  @TestFactory
  Stream<DynamicTest> endings_are_mended_as_the_vectors_say() {
    return StreamSupport.stream(Vectors.read("punctuation").spliterator(), false)
        .map(vector -> dynamicTest(vector.get("name").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    Doc doc = Vectors.doc(vector.get("blocks"));
    Profile profile = Profiles.of(vector.get("profile").asText(), vector.get("language").asText());
    List<String> mends = new ArrayList<>();
    EndPunctuation.mends(doc, Numbering.of(doc, profile))
        .forEach(m -> mends.add(m.block() + " " + m.from() + " " + m.to() + " " + m.expected()));
    List<String> expected = new ArrayList<>();
    vector.get("mends").forEach(m -> expected.add(m.asText()));
    assertEquals(expected, mends);
  }
}
