package org.plenary.publication.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two number lines name the same resolution: {@code RESOLUTION 75 (Rev. Geneva, 2022)}. */
final class Numbered {
  private static final Pattern LINE =
      Pattern.compile("[^\\p{L}\\p{Nd}]*(.*?)(?<![\\p{L}\\p{Nd}])(\\p{Nd}{1,4})(?!\\p{Nd}).*");
  private static final Pattern TEMPORARY = Pattern.compile(".*\\[([^\\]]{1,40})\\].*");

  private Numbered() {}

  /**
   * The same number, and the same word before it where both are in one language; temporary numbers
   * in brackets are the same only where they are word for word.
   */
  static boolean same(String one, String other) {
    String first = one.lines().findFirst().orElse("");
    Matcher a = TEMPORARY.matcher(first);
    Matcher b = TEMPORARY.matcher(other);
    boolean temporary = a.matches();
    if (temporary || b.matches()) {
      return temporary && b.matches() && a.group(1).equalsIgnoreCase(b.group(1));
    }
    Matcher x = LINE.matcher(first.toUpperCase(java.util.Locale.ROOT));
    Matcher y = LINE.matcher(other.toUpperCase(java.util.Locale.ROOT));
    return x.matches()
        && y.matches()
        && Integer.parseInt(x.group(2)) == Integer.parseInt(y.group(2))
        && (kind(x.group(1)).equals(kind(y.group(1))) || !script(x.group(1), y.group(1)));
  }

  private static String kind(String words) {
    return words.replaceAll("[^\\p{L}]+", " ").strip();
  }

  private static boolean script(String one, String other) {
    return !one.isBlank() && !other.isBlank() && letter(one) == letter(other);
  }

  private static Character.UnicodeScript letter(String words) {
    return words
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .findFirst()
        .orElse(Character.UnicodeScript.COMMON);
  }
}
