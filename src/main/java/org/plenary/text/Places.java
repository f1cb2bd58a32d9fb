package org.plenary.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the bodies of the ITU have met, in its six languages. */
public final class Places {

  /** By language, the same places in the same order; data that grows. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "en",
          split(
              "Geneva|New Delhi|Hammamet|Dubai|Johannesburg|Florianópolis|Montreal|"
                  + "Helsinki|Melbourne|Bucharest|Busan|Guadalajara|Antalya|Marrakesh|"
                  + "Minneapolis|Kyoto|Nice|Nairobi|Malaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Istanbul|Valletta|"
                  + "Sharm el-Sheikh|Tunis|Budapest|Baku|Punta Cana"),
          "fr",
          split(
              "Genève|New Delhi|Hammamet|Dubaï|Johannesburg|Florianópolis|Montréal|"
                  + "Helsinki|Melbourne|Bucarest|Busan|Guadalajara|Antalya|Marrakech|"
                  + "Minneapolis|Kyoto|Nice|Nairobi|Malaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Istanbul|La Valette|"
                  + "Charm el-Cheikh|Tunis|Budapest|Bakou|Punta Cana"),
          "es",
          split(
              "Ginebra|Nueva Delhi|Hammamet|Dubái|Johannesburgo|Florianópolis|"
                  + "Montreal|Helsinki|Melbourne|Bucarest|Busán|Guadalajara|Antalya|"
                  + "Marrakech|Minneapolis|Kyoto|Niza|Nairobi|Málaga-Torremolinos|Montreux|"
                  + "Atlantic City|Kigali|Buenos Aires|Hyderabad|Doha|Estambul|La Valeta|"
                  + "Sharm el-Sheikh|Túnez|Budapest|Bakú|Punta Cana"),
          "ru",
          split(
              "Женева|Нью-Дели|Хаммамет|Дубай|Йоханнесбург|Флорианополис|Монреаль|"
                  + "Хельсинки|Мельбурн|Бухарест|Пусан|Гвадалахара|Анталия|Марракеш|"
                  + "Миннеаполис|Киото|Ницца|Найроби|Малага-Торремолинос|Монтрё|"
                  + "Атлантик-Сити|Кигали|Буэнос-Айрес|Хайдарабад|Доха|Стамбул|Валлетта|"
                  + "Шарм-эль-Шейх|Тунис|Будапешт|Баку|Пунта-Кана"),
          "ar",
          split(
              "جنيف|نيودلهي|الحمامات|دبي|جوهانسبرغ|فلوريانوبوليس|مونتريال|هلسنكي|ملبورن|"
                  + "بوخارست|بوسان|غوادالاخارا|أنطاليا|مراكش|مينيابوليس|كيوتو|نيس|نيروبي|"
                  + "مالقة-طورمولينوس|مونترو|أتلانتيك سيتي|كيغالي|بوينس آيرس|حيدر آباد|"
                  + "الدوحة|إسطنبول|فاليتا|شرم الشيخ|تونس|بودابست|باكو|بونتا كانا"),
          "zh",
          split(
              "日内瓦|新德里|哈马马特|迪拜|约翰内斯堡|弗洛里亚诺波利斯|蒙特利尔|赫尔辛基|墨尔本|"
                  + "布加勒斯特|釜山|瓜达拉哈拉|安塔利亚|马拉喀什|明尼阿波利斯|京都|尼斯|内罗毕|"
                  + "马拉加-托雷莫利诺斯|蒙特勒|大西洋城|基加利|布宜诺斯艾利斯|海得拉巴|多哈|"
                  + "伊斯坦布尔|瓦莱塔|沙姆沙伊赫|突尼斯|布达佩斯|巴库|蓬塔卡纳"));

  /** The English name of each, by its plain name in any language. */
  private static final Map<String, String> ENGLISH = english();

  private Places() {}

  private static List<String> split(String joined) {
    return List.of(joined.split("\\|"));
  }

  private static Map<String, String> english() {
    List<String> own = names("en");
    Map<String, String> english = new HashMap<>();
    KNOWN
        .values()
        .forEach(
            names -> {
              for (int i = 0; i < names.size(); i++) {
                english.putIfAbsent(plain(names.get(i)), own.get(i));
              }
            });
    return Map.copyOf(english);
  }

  /** All we know in that language, none where we know none. */
  public static List<String> names(String language) {
    return KNOWN.getOrDefault(language, List.of());
  }

  /** The English name of the place that is called so in one of the languages, or null. */
  static @Nullable String english(String name) {
    return ENGLISH.get(plain(name));
  }

  /** In lower case, without accents, vowel signs and hyphens. */
  public static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}\u0640]", "")
        .replaceAll("[\\s\u00A0‑-]+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
