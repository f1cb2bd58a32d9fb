package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Rules;
import org.plenary.resolution.Event;

/**
 * Each kind of act has its section in docs/acts.md, with its fields, its right and its refusals.
 */
class ActsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/acts.md");
  private static final Path ROOM = Path.of("src/main/java/org/plenary/negotiation");
  private static final Pattern TERM = Pattern.compile("`([^`]+)`");

  private static Map<String, String> sections() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (String part : Files.readString(DOCUMENT).split("(?m)^### ")) {
      int end = part.indexOf('\n');
      found.put(part.substring(0, end).strip(), part.substring(end));
    }
    found.remove("# Acts");
    return found;
  }

  /** One of each kind, empty as it can be: what it is called and needs does not depend on more. */
  static List<Act> all() {
    List<Act> acts = new ArrayList<>();
    for (Class<?> type : Act.class.getPermittedSubclasses()) {
      acts.add(empty(type));
    }
    return acts;
  }

  private static Act empty(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = Stream.of(types).map(ActsDocumentTest::none).toArray();
    try {
      return (Act) type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object none(Class<?> type) {
    if (type == int.class) {
      return 0;
    } else if (type == long.class) {
      return 0L;
    } else if (type == boolean.class) {
      return false;
    } else if (type == List.class) {
      return List.of();
    } else if (type == Set.class) {
      return Set.of();
    }
    return type == String.class ? "" : null;
  }

  @Test
  void every_kind_has_its_section_and_every_section_its_kind() throws IOException {
    Set<String> kinds = new TreeSet<>();
    all().forEach(act -> kinds.add(act.kind()));
    assertEquals(kinds, sections().keySet());
  }

  @Test
  void every_kind_of_entry_that_is_no_act_is_told_with_its_fields() throws IOException {
    String reader =
        Files.readString(Path.of("src/main/java/org/plenary/resolution/EventJson.java"));
    int begin = reader.indexOf("switch (entry.kind())");
    Matcher kinds =
        Pattern.compile("case \"([a-z-]+)\" ->")
            .matcher(reader.substring(begin, reader.indexOf("default ->", begin)));
    Set<String> found = new TreeSet<>();
    while (kinds.find()) {
      found.add(kinds.group(1));
    }
    assertEquals(Set.of("edit", "text"), found);
    String told = Files.readString(Path.of("docs/protocol.md"));
    String list = told.substring(told.indexOf("Entries are of these kinds:"));
    Set<String> terms = terms(list.substring(0, list.indexOf('\n')));
    assertTrue(terms.containsAll(found), terms.toString());
    for (RecordComponent field : Event.TextSet.class.getRecordComponents()) {
      assertTrue(terms.contains(field.getName()), "text has " + field.getName());
    }
  }

  @Test
  void each_section_has_the_right_and_all_fields() throws IOException {
    Map<String, String> sections = sections();
    for (Act act : all()) {
      String section = sections.get(act.kind());
      assertTrue(
          section.contains("ight `" + Rules.right(act).code() + "`"),
          act.kind() + " needs the right " + Rules.right(act).code());
      Set<String> terms = terms(section);
      for (RecordComponent field : act.getClass().getRecordComponents()) {
        assertTrue(terms.contains(field.getName()), act.kind() + " has " + field.getName());
      }
    }
  }

  @Test
  void every_refusal_of_the_room_is_told_and_every_one_told_is_known() throws IOException {
    Set<String> known = new TreeSet<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\|")
            .matcher(Files.readString(Path.of("docs/refusals.md")));
    while (rows.find()) {
      known.add(rows.group(1));
    }
    Set<String> told = terms(Files.readString(DOCUMENT));
    Set<String> made = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOM)) {
      for (Path file : files.toList()) {
        Matcher codes =
            Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+)\"").matcher(Files.readString(file));
        while (codes.find()) {
          made.add(codes.group(1));
        }
      }
    }
    assertTrue(made.size() > 50, "refusals are found in the sources: " + made);
    made.removeAll(told);
    assertEquals(Set.of(), made, "not in " + DOCUMENT);
    told.removeIf(term -> !term.matches("[a-z-]+(\\.[a-z-]+)+") || term.endsWith(".md"));
    told.removeAll(known);
    assertEquals(Set.of(), told, "in " + DOCUMENT + " and nowhere else");
  }

  private static Set<String> terms(String text) {
    Set<String> found = new TreeSet<>();
    Matcher terms = TERM.matcher(text);
    while (terms.find()) {
      for (String word : terms.group(1).split("[^A-Za-z0-9.-]+")) {
        found.add(word);
      }
    }
    return found;
  }
}
