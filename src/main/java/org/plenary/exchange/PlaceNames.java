package org.plenary.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/**
 * Names of meeting places that look misspelt: nearly one that is known. Looked for where a place
 * stands before a year: {@code (Rev. Geneva, 2022)}.
 */
final class PlaceNames {

  /** Where the bodies of the ITU have met, in English; data that grows. */
  private static final List<String> KNOWN =
      List.of(
          "Geneva",
          "New Delhi",
          "Hammamet",
          "Dubai",
          "Johannesburg",
          "Florianópolis",
          "Montreal",
          "Helsinki",
          "Melbourne",
          "Bucharest",
          "Busan",
          "Guadalajara",
          "Antalya",
          "Marrakesh",
          "Minneapolis",
          "Kyoto",
          "Nice",
          "Nairobi",
          "Malaga-Torremolinos",
          "Montreux",
          "Atlantic City",
          "Kigali",
          "Buenos Aires",
          "Hyderabad",
          "Doha",
          "Istanbul",
          "Valletta",
          "Sharm el-Sheikh",
          "Tunis",
          "Budapest",
          "Baku",
          "Punta Cana");

  private static final Pattern PLACE =
      Pattern.compile("(\\p{Lu}[\\p{L}'’‑ -]{2,30}),[\\s\u00A0]*(?:19|20)\\d{2}");
  private static final int MAX_NAMES = 500;

  private PlaceNames() {}

  static List<Finding> findings(Doc doc) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Block block : doc.blocks()) {
      Matcher match = PLACE.matcher(block.plainText());
      while (match.find() && told.size() < MAX_NAMES) {
        String name = match.group(1).strip();
        String meant = told.add(name) ? meant(name) : "";
        if (!meant.isEmpty()) {
          String sentence = "\"" + name + "\" looks like a slip for \"" + meant + "\".";
          findings.add(new Finding("place.misspelt", sentence, 0, block.id()));
        }
      }
    }
    return findings;
  }

  /** The place that was probably meant, empty where the name is right or a place we do not know. */
  private static String meant(String name) {
    String own = plain(name);
    String nearest = "";
    for (String known : KNOWN) {
      String other = plain(known);
      if (own.equals(other)) {
        return "";
      }
      int allowed = other.length() < 6 ? 1 : 2;
      if (Character.toLowerCase(own.charAt(0)) == other.charAt(0)
          && Math.abs(own.length() - other.length()) <= allowed
          && distance(own, other) <= allowed) {
        nearest = known;
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[\\s\u00A0‑-]+", " ")
        .toLowerCase(Locale.ROOT);
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
