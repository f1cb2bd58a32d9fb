package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.people.Capacity;

/** The catalogues against the sources: nothing missing, nothing left over. */
class MessagesTest {
  /** Keys made of a family and a code; the codes are the enums' and the refusals'. */
  private static final Set<String> FAMILIES =
      Set.of(
          "asks.",
          "right.",
          "stance.",
          "status.",
          "standing.",
          "channel.",
          "ledger.hidden-",
          "heard.by-",
          "heard.part-",
          "change.",
          "outcome.",
          "group.",
          "outbox.",
          "place.",
          "redline.",
          "stage.",
          "capacity.",
          "kind.",
          "language.",
          "numbering.",
          "refusal.");

  private static final Pattern USED =
      Pattern.compile("(?:\\bt|text)\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]*[a-z0-9])\"");
  private static final Pattern FAMILY =
      Pattern.compile("(?:\\bt|text)\\(\\s*\"([a-z0-9-]+\\.(?:[a-z0-9-]+[.-])?)\"\\s*\\+");
  private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

  @Test
  void every_language_has_the_same_keys() {
    for (Language language : Language.values()) {
      assertEquals(
          new TreeSet<>(Messages.in(Language.EN).keys()),
          new TreeSet<>(Messages.in(language).keys()),
          language.tag());
    }
  }

  @Test
  void every_key_that_is_asked_for_is_there() throws IOException {
    Set<String> missing = found(USED);
    missing.removeIf(key -> Messages.in(Language.EN).has(key) || FAMILIES.contains(key + "."));
    assertEquals(Set.of(), missing);
  }

  @Test
  void every_family_that_is_asked_for_has_members() throws IOException {
    Set<String> empty = found(FAMILY);
    assertTrue(empty.size() > 10, empty.toString());
    empty.removeIf(
        family -> Messages.in(Language.EN).keys().stream().anyMatch(k -> k.startsWith(family)));
    assertEquals(Set.of(), empty);
  }

  @Test
  void every_key_that_is_there_is_asked_for() throws IOException {
    Set<String> unused = new TreeSet<>(Messages.in(Language.EN).keys());
    Set<String> quoted = found(QUOTED);
    unused.removeAll(quoted);
    unused.removeIf(key -> key.startsWith("refusal.") && quoted.contains(key.substring(8)));
    unused.removeIf(
        key -> !key.startsWith("refusal.") && FAMILIES.stream().anyMatch(key::startsWith));
    assertEquals(Set.of(), unused);
  }

  @Test
  void every_capacity_has_its_word() {
    for (Capacity capacity : Capacity.values()) {
      assertTrue(Messages.in(Language.EN).has("capacity." + capacity.code()), capacity.code());
    }
  }

  @Test
  void numbers_take_their_plural_forms_and_latin_digits() {
    assertEquals("1 account", Messages.in(Language.EN).text("accounts.list", "count", 1));
    assertEquals("حسابان", Messages.in(Language.AR).text("accounts.list", "count", 2));
    assertTrue(Messages.in(Language.AR).text("accounts.list", "count", 11).startsWith("11 "));
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String root : new String[] {"src/main/java", "src/main/jte"}) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher matcher = pattern.matcher(Files.readString(file));
          while (matcher.find()) {
            keys.add(matcher.group(1));
          }
        }
      }
    }
    return keys;
  }
}
