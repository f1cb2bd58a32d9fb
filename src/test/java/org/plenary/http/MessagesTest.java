package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
          "finding.",
          "slip.",
          "incoming.format-",
          "incoming.how-",
          "asks.",
          "right.",
          "stance.",
          "status.",
          "standing.",
          "channel.",
          "ledger.hidden-",
          "line.",
          "heard.by-",
          "heard.part-",
          "change.",
          "timeline.kind-",
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
          "refusal.",
          "verify.say.",
          "publishing.mode-",
          "meetings.field-",
          "meetings.invites-",
          "log.erased-",
          "transcripts.note-");

  private static final Pattern USED =
      Pattern.compile("(?:\\bt|text)\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]*[a-z0-9])\"");
  private static final Pattern FAMILY =
      Pattern.compile("(?:\\bt|text)\\(\\s*\"([a-z0-9-]+\\.(?:[a-z0-9-]+[.-])?)\"\\s*\\+");
  private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

  @Test
  void every_language_has_the_same_keys() {
    for (Language language : Language.OFFERED) {
      assertEquals(
          new TreeSet<>(Messages.in(Language.EN).keys()),
          new TreeSet<>(Messages.in(language).keys()),
          language.tag());
    }
  }

  @Test
  void every_language_asks_for_the_same_values() {
    for (Language language : Language.OFFERED) {
      for (String key : Messages.in(Language.EN).keys()) {
        assertEquals(
            Messages.in(Language.EN).arguments(key),
            Messages.in(language).arguments(key),
            language.tag() + " " + key);
      }
    }
  }

  @Test
  void every_count_has_the_plural_forms_of_its_language() {
    for (Language language : Language.OFFERED) {
      Set<String> wanted =
          new TreeSet<>(PluralRules.forLocale(new ULocale(language.tag())).getKeywords());
      // Counts that never come: nothing, in Arabic, and millions, which French and Spanish say
      // apart.
      wanted.remove("zero");
      if (language == Language.FR || language == Language.ES) {
        wanted.remove("many");
      }
      for (String key : Messages.in(language).keys()) {
        boolean counts =
            plurals(Messages.in(Language.EN).pattern(key)).stream()
                .anyMatch(f -> f.contains("one"));
        for (Set<String> forms : plurals(Messages.in(language).pattern(key))) {
          if (!counts) {
            continue;
          }
          Set<String> missing = new TreeSet<>(wanted);
          missing.removeAll(forms);
          assertEquals(Set.of(), missing, language.tag() + " " + key);
        }
      }
    }
  }

  /** The forms of each count in a message. */
  private static List<Set<String>> plurals(String message) {
    MessagePattern pattern = new MessagePattern(message);
    List<Set<String>> all = new ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPart(i).getArgType() == MessagePattern.ArgType.PLURAL
          && pattern.getPartType(i) == MessagePattern.Part.Type.ARG_START) {
        Set<String> forms = new TreeSet<>();
        int end = pattern.getLimitPartIndex(i);
        for (int j = i + 1; j < end; j++) {
          if (pattern.getPartType(j) == MessagePattern.Part.Type.ARG_SELECTOR) {
            forms.add(pattern.getSubstring(pattern.getPart(j)));
          }
        }
        all.add(forms);
      }
    }
    return all;
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
