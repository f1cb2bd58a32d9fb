package org.plenary.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/**
 * Names of meeting places that look misspelt: nearly one that is known in the language of the text.
 * Looked for where a place stands before a year: {@code (Rev. Geneva, 2022)}.
 */
final class PlaceNames {

  /**
   * Where the bodies of the ITU have met, by language, in scripts with capitals; data that grows.
   */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "en",
          names(
              "Geneva|New Delhi|Hammamet|Dubai|Johannesburg|Florianópolis|Montreal|"
                  + "Helsinki|Melbourne|Bucharest|Busan|Guadalajara|Antalya|Marrakesh|"
                  + "Minneapolis|Kyoto|Nice|Nairobi|Malaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Istanbul|Valletta|"
                  + "Sharm el-Sheikh|Tunis|Budapest|Baku|Punta Cana"),
          "fr",
          names(
              "Genève|New Delhi|Hammamet|Dubaï|Johannesburg|Florianópolis|Montréal|"
                  + "Helsinki|Melbourne|Bucarest|Busan|Guadalajara|Antalya|Marrakech|"
                  + "Minneapolis|Kyoto|Nice|Nairobi|Malaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Istanbul|La Valette|"
                  + "Charm el-Cheikh|Tunis|Budapest|Bakou|Punta Cana"),
          "es",
          names(
              "Ginebra|Nueva Delhi|Hammamet|Dubái|Johannesburgo|Florianópolis|"
                  + "Montreal|Helsinki|Melbourne|Bucarest|Busán|Guadalajara|Antalya|"
                  + "Marrakech|Minneapolis|Kyoto|Niza|Nairobi|Málaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Estambul|La Valeta|"
                  + "Sharm el-Sheikh|Túnez|Budapest|Bakú|Punta Cana"),
          "ru",
          names(
              "Женева|Нью-Дели|Хаммамет|Дубай|Йоханнесбург|Флорианополис|Монреаль|"
                  + "Хельсинки|Мельбурн|Бухарест|Пусан|Гвадалахара|Анталия|Марракеш|"
                  + "Миннеаполис|Киото|Ницца|Найроби|Малага-Торремолинос|Монтрё|"
                  + "Атлантик-Сити|Кигали|Буэнос-Айрес|Хайдарабад|Доха|Стамбул|Валлетта|"
                  + "Шарм-эль-Шейх|Тунис|Будапешт|Баку|Пунта-Кана"));

  private static final Pattern PLACE =
      Pattern.compile("(\\p{Lu}[\\p{L}'’‑ -]{2,30}),[\\s\u00A0]*(?:19|20)\\d{2}");
  private static final int MAX_NAMES = 500;

  private PlaceNames() {}

  private static List<String> names(String joined) {
    return List.of(joined.split("\\|"));
  }

  /**
   * @param language of the text, BCP 47
   */
  static List<Finding> findings(Doc doc, String language) {
    List<String> known = KNOWN.getOrDefault(language, List.of());
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Block block : doc.blocks()) {
      Matcher match = PLACE.matcher(block.plainText());
      while (match.find() && told.size() < MAX_NAMES) {
        String name = match.group(1).strip();
        String meant = told.add(name) ? meant(name, known) : "";
        if (!meant.isEmpty()) {
          String sentence = "\"" + name + "\" looks like a slip for \"" + meant + "\".";
          findings.add(new Finding("place.misspelt", sentence, 0, block.id(), name, meant));
        }
      }
    }
    return findings;
  }

  /** The place that was probably meant, empty where the name is right or a place we do not know. */
  private static String meant(String name, List<String> places) {
    String own = plain(name);
    String nearest = "";
    for (String known : places) {
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
