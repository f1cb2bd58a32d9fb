package org.plenary.exchange;

import java.util.List;
import java.util.Locale;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/** Which language a text is in, among the six of the United Nations, and whose style it has. */
final class Languages {

  private static final List<String> FRENCH = List.of(" la ", " les ", " des ", " et ", " du ");
  private static final List<String> SPANISH = List.of(" la ", " los ", " las ", " y ", " del ");
  private static final List<String> ENGLISH = List.of(" the ", " of ", " and ", " to ", " in ");

  private Languages() {}

  /** Without calls and with clauses it is the General Assembly's style, else the ITU's. */
  static Profile profile(List<PlainBlocks.Draft> blocks) {
    String language = of(words(blocks));
    boolean calls = blocks.stream().anyMatch(b -> b.kind() == Kind.CALL);
    boolean clauses = blocks.stream().anyMatch(b -> b.kind() == Kind.CLAUSE && b.label() == null);
    boolean formula = blocks.stream().anyMatch(b -> b.kind() == Kind.FORMULA);
    return !calls && clauses && formula ? Profiles.unga(language) : Profiles.itu(language);
  }

  /** BCP 47. */
  static String of(String text) {
    long arabic = count(text, Character.UnicodeScript.ARABIC);
    long han = count(text, Character.UnicodeScript.HAN);
    long cyrillic = count(text, Character.UnicodeScript.CYRILLIC);
    long latin = count(text, Character.UnicodeScript.LATIN);
    if (han * 3 > latin && han > arabic && han > cyrillic) {
      return "zh";
    }
    if (arabic > latin && arabic > cyrillic) {
      return "ar";
    }
    return cyrillic > latin ? "ru" : latinOf(text);
  }

  private static String latinOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int english = hits(lower, ENGLISH);
    int french = hits(lower, FRENCH);
    int spanish = hits(lower, SPANISH);
    if (french > english && french > spanish) {
      return "fr";
    }
    return spanish > english ? "es" : "en";
  }

  private static int hits(String text, List<String> words) {
    int hits = 0;
    for (String word : words) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        hits++;
      }
    }
    return hits;
  }

  private static long count(String text, Character.UnicodeScript script) {
    return text.codePoints().filter(c -> Character.UnicodeScript.of(c) == script).count();
  }

  private static String words(List<PlainBlocks.Draft> blocks) {
    StringBuilder out = new StringBuilder();
    for (PlainBlocks.Draft block : blocks) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Text run && out.length() < 20_000) {
          out.append(run.text()).append('\n');
        }
      }
    }
    return out.toString();
  }
}
