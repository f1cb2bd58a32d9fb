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
 * Looked for where a place stands beside a year: {@code (Rev. Geneva, 2022)}.
 */
final class PlaceNames {

  /** Where the bodies of the ITU have met, by language; data that grows. */
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
                  + "Шарм-эль-Шейх|Тунис|Будапешт|Баку|Пунта-Кана"),
          "ar",
          names(
              "جنيف|نيودلهي|الحمامات|دبي|جوهانسبرغ|فلوريانوبوليس|مونتريال|هلسنكي|ملبورن|"
                  + "بوخارست|بوسان|غوادالاخارا|أنطاليا|مراكش|مينيابوليس|كيوتو|نيس|نيروبي|"
                  + "مالقة-طورمولينوس|مونترو|أتلانتيك سيتي|كيغالي|بوينس آيرس|حيدر آباد|"
                  + "الدوحة|إسطنبول|فاليتا|شرم الشيخ|تونس|بودابست|باكو|بونتا كانا"),
          "zh",
          names(
              "日内瓦|新德里|哈马马特|迪拜|约翰内斯堡|弗洛里亚诺波利斯|蒙特利尔|赫尔辛基|墨尔本|"
                  + "布加勒斯特|釜山|瓜达拉哈拉|安塔利亚|马拉喀什|明尼阿波利斯|京都|尼斯|内罗毕|"
                  + "马拉加-托雷莫利诺斯|蒙特勒|大西洋城|基加利|布宜诺斯艾利斯|海得拉巴|多哈|"
                  + "伊斯坦布尔|瓦莱塔|沙姆沙伊赫|突尼斯|布达佩斯|巴库|蓬塔卡纳"));

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
    String own = plain(name);
    if (own.isEmpty()) {
      return "";
    }
    String nearest = "";
    for (String known : places) {
      String other = plain(known);
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

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}\u0640]", "")
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
