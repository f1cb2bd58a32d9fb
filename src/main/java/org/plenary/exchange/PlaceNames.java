package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Places;

/**
 * Names of meeting places that look misspelt: nearly one that is known in the language of the text.
 * Looked for where a place stands beside a year: {@code (Rev. Geneva, 2022)}.
 */
final class PlaceNames {

  /** The place before its year; in Chinese it stands after it. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<latin>\\p{Lu}[\\p{L}'’‑ -]{2,30}),[\\s\u00A0]*(?:19|20)\\d{2}"
              + "|(?<arabic>[\u0621-\u064A][\u0621-\u0652 -]{2,30})،[\\s\u00A0\u200F]*"
              + "(?:(?:19|20)\\d{2}|(?:١٩|٢٠)[٠-٩]{2})"
              + "|(?:19|20)\\d{2}年[，,、]?(?<han>[\\p{IsHan}·-]{2,10})(?=[，,、；）)])");

  /** What stands before a place in Arabic: revised in. */
  private static final Pattern IN = Pattern.compile("^.*\\sفي\\s+");

  private static final int MAX_NAMES = 500;

  private PlaceNames() {}

  /**
   * @param language of the text, BCP 47
   */
  static List<Finding> findings(Doc doc, String language) {
    List<String> known = Places.names(language);
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Block block : doc.blocks()) {
      Matcher match = PLACE.matcher(block.plainText());
      while (match.find() && told.size() < MAX_NAMES) {
        String name = name(match);
        String meant = told.add(name) ? meant(name, known) : "";
        if (!meant.isEmpty()) {
          String sentence = "\"" + name + "\" looks like a slip for \"" + meant + "\".";
          findings.add(new Finding("place.misspelt", sentence, 0, block.id(), name, meant));
        }
      }
    }
    return findings;
  }

  private static String name(Matcher match) {
    for (String script : List.of("latin", "arabic", "han")) {
      String name = match.group(script);
      if (name != null) {
        return IN.matcher(name).replaceFirst("").strip();
      }
    }
    return "";
  }

  /** How many letters may differ: in scripts where each says more, fewer. */
  private static int allowed(String known) {
    boolean han = Character.UnicodeScript.of(known.charAt(0)) == Character.UnicodeScript.HAN;
    int least = han ? 3 : 4;
    return known.length() < least ? 0 : han || known.length() < 6 ? 1 : 2;
  }

  /** The place that was probably meant, empty where the name is right or a place we do not know. */
  private static String meant(String name, List<String> places) {
    String own = Places.plain(name);
    if (own.isEmpty()) {
      return "";
    }
    String nearest = "";
    for (String known : places) {
      String other = Places.plain(known);
      if (own.equals(other)) {
        return "";
      }
      int allowed = allowed(other);
      if (Character.toLowerCase(own.charAt(0)) == other.charAt(0)
          && Math.abs(own.length() - other.length()) <= allowed
          && distance(own, other) <= allowed) {
        nearest = known;
      }
    }
    return nearest;
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
