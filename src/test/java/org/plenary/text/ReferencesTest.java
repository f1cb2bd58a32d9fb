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

class ReferencesTest {

  @TestFactory
  Stream<DynamicTest> references_follow_the_numbering_as_the_vectors_say() {
    return StreamSupport.stream(Vectors.read("references").spliterator(), false)
        .map(vector -> dynamicTest(vector.get("name").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    Doc doc = Vectors.doc(vector.get("blocks"));
    Numbering numbering = Numbering.of(doc, Profiles.ITU);
    List<String> stale = new ArrayList<>();
    References.stale(doc, numbering)
        .forEach(s -> stale.add(s.span().text() + " -> " + s.expected()));
    List<String> expected = new ArrayList<>();
    vector.get("stale").forEach(s -> expected.add(s.asText()));
    assertEquals(expected, stale);
    Doc printed = References.printed(doc, numbering);
    assertEquals(
        expected.stream().filter(s -> s.endsWith("-> null")).toList(),
        References.stale(printed, numbering).stream()
            .map(s -> s.span().text() + " -> " + s.expected())
            .toList());
  }
}
