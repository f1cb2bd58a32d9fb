package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a text says of other documents: {@code Resolution 140 (Rev. Bucharest, 2022)} is
 * {@code itu:pp:140}, {@code UNGA Resolution 70/1} is {@code unga:70/1}, {@code Council Resolution
 * 1332} is {@code itu:council:1332}, {@code Recommendation ITU-T X.1234} is {@code itu:t:x.1234}. A
 * resolution without a body is placed by the place and year of its conference.
 */
final class ExternalReferences {

  /** A range of a text and the document it names. */
  record Found(int from, int to, String target) {}

  private static final String S = "[\\s\u00A0]{1,3}";
  private static final String H = "[-\u2010\u2011]";
  private static final String DOCUMENT =
      "(?:[Rr]esolutions?|[Rr]ésolutions?|[Rr]esoluci(?:ón|ones)|[Рр]езолюци\\p{L}{1,3}"
          + "|(?:ال)?قرار(?:ات)?)";

  /** Names of bodies in the six languages, by the body's part of the target. */
  private static final Map<String, String> BODIES =
      Map.of(
          "pp",
          "Plenipotentiary Conference|PP(?!\\p{L})|Conférence de plénipotentiaires|Conferencia de"
              + " Plenipotenciarios|Полномочной конференции|مؤتمر المندوبين المفوضين",
          "wtsa",
          "World Telecommunication Standardization Assembly|WTSA|Assemblée mondiale de normalisation"
              + "|AMNT|Asamblea Mundial de Normalización|AMNT|Всемирной ассамблеи по стандартизации|ВАСЭ"
              + "|الجمعية العالمية لتقييس",
          "wtdc",
          "World Telecommunication Development Conference|WTDC|Conférence mondiale de développement"
              + "|CMDT|Conferencia Mundial de Desarrollo|Всемирной конференции по развитию|ВКРЭ"
              + "|المؤتمر العالمي لتنمية",
          "ra",
          "Radiocommunication Assembly|Assemblée des radiocommunications|Asamblea de"
              + " Radiocomunicaciones|Ассамблеи радиосвязи|جمعية الاتصالات الراديوية",
          "wrc",
          "World Radiocommunication Conference|WRC|Conférence mondiale des"
              + " radiocommunications|CMR|Conferencia Mundial de Radiocomunicaciones",
          "council",
          "(?:ITU )?Council|Conseil|Consejo|Совета|مجلس الاتحاد|المجلس|مجلس(?![\\p{L} ])");

  /** Where and when conferences met: data, to be continued. */
  private static final Map<String, String> MEETINGS =
      Map.ofEntries(
          Map.entry("kyoto 1994", "pp"),
          Map.entry("minneapolis 1998", "pp"),
          Map.entry("marrakesh 2002", "pp"),
          Map.entry("antalya 2006", "pp"),
          Map.entry("guadalajara 2010", "pp"),
          Map.entry("busan 2014", "pp"),
          Map.entry("dubai 2018", "pp"),
          Map.entry("bucharest 2022", "pp"),
          Map.entry("florianopolis 2004", "wtsa"),
          Map.entry("johannesburg 2008", "wtsa"),
          Map.entry("dubai 2012", "wtsa"),
          Map.entry("hammamet 2016", "wtsa"),
          Map.entry("geneva 2022", "wtsa"),
          Map.entry("new delhi 2024", "wtsa"),
          Map.entry("doha 2006", "wtdc"),
          Map.entry("hyderabad 2010", "wtdc"),
          Map.entry("dubai 2014", "wtdc"),
          Map.entry("buenos aires 2017", "wtdc"),
          Map.entry("kigali 2022", "wtdc"),
          Map.entry("sharm el sheikh 2019", "ra"));

  private static final Pattern UN =
      Pattern.compile(
          "(?:(?:UNGA|(?:United Nations )?General Assembly(?: \\(UNGA\\))?)"
              + S
              + ")?"
              + "(?:"
              + DOCUMENT
              + "|[Rr]esolution)"
              + S
              + "(?:A/(?:RES/)?)?(\\d{1,3}/\\d{1,4}[A-Z]?)(?![\\d/])");
  private static final Pattern UN_CHINESE =
      Pattern.compile("(?:联合国大会|联大|大会)(?:\\(UNGA\\)|（UNGA）)?第?(\\d{1,3}/\\d{1,4})号决议");
  private static final Pattern RIGHTS = Pattern.compile("A/HRC/RES/(\\d{1,3}/\\d{1,4})(?![\\d/])");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<!\\p{L})(PP|WTSA|WTDC|WRC|RA|(?:ITU )?Council)"
              + S
              + "Resolution"
              + S
              + "(\\d{1,4})(?![\\d/])");
  private static final Pattern RADIO =
      Pattern.compile(
          DOCUMENT
              + S
              + "(?:ITU|UIT|МСЭ)"
              + H
              + "R"
              + S
              + "(\\d{1,3})(?:"
              + H
              + "\\d{1,2})?(?![\\d/])"
              + "(?:"
              + S
              + "\\([^()]{1,80}\\d{4}[^()\\d]{0,6}\\))?");
  private static final Pattern ADOPTED =
      Pattern.compile("Resolution" + S + "(\\d{1,4})(?=, first adopted by the (?:ITU )?Council)");
  private static final Pattern PLACED =
      Pattern.compile(DOCUMENT + S + "(\\d{1,4})" + S + "\\(([^()]{1,80}?\\d{4})[^()\\d]{0,6}\\)");

  /** {@code Резолюция 1332 Совета}: the body's name is looked for behind it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\p{L}&&\\P{IsArabic}])" + DOCUMENT + S + "(\\d{1,4})(?![\\d/])(?=[\\s\u00A0])");

  private static final Pattern UN_ARABIC =
      Pattern.compile(
          "قرار(?:ات)?[\\s\u00A0](?:ها[\\s\u00A0])?الجمعية العامة(?: للأمم المتحدة)?"
              + S
              + "(\\d{1,3}/\\d{1,4})(?![\\d/])");

  private static final Pattern PLACED_CHINESE =
      Pattern.compile(
          "第?(\\d{1,4})号决议[（(](?:[^（）()]{0,12}[，,])?(\\d{4}年[，,、]?\\p{IsHan}{2,10})(?:[，,][^（）()]{0,8})?[）)]");
  private static final Pattern CHINESE =
      Pattern.compile("(全权代表大会|世界电信标准化全会|世界电信发展大会|无线电通信全会|理事会)第?(\\d{1,4})号决议");
  private static final Map<String, String> CHINESE_BODIES =
      Map.of(
          "全权代表大会",
          "pp",
          "世界电信标准化全会",
          "wtsa",
          "世界电信发展大会",
          "wtdc",
          "无线电通信全会",
          "ra",
          "理事会",
          "council");
  private static final Pattern RECOMMENDATION =
      Pattern.compile(
          "(?:Recommendations?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци\\p{L}{1,3}|التوصي\\p{L}{1,3}|建议书)?[\\s\u00A0]{0,3}"
              + "(?:ITU|UIT|МСЭ)"
              + H
              + "([TRDТР])"
              + S
              + "([A-Z]{1,3}\\.\\d{1,5}(?:\\.\\d{1,3})*)");
  private static final Pattern YEAR =
      Pattern.compile(
          "(\\p{L}[\\p{L}\\p{M}\u0640 \u00A0'-]{1,40})[,،][\\s\u00A0]?(\\d{4})"
              + "|(\\d{4})年[，,、]?(\\p{IsHan}{2,10})");

  /** What stands before a place in Arabic: revised in. */
  private static final Pattern IN = Pattern.compile("^.*\\sفي\\s+");

  /** The names of bodies behind a resolution's number. */
  private static final Map<String, Pattern> NAMES = names();

  private ExternalReferences() {}

  private static Map<String, Pattern> names() {
    Map<String, Pattern> names = new HashMap<>();
    String of = "[ ]{0,2}(?:of the |of |de la |de l'|du |del |ل|لل)?(?:ITU )?(?:";
    BODIES.forEach((body, words) -> names.put(body, Pattern.compile(of + words + ")")));
    return Map.copyOf(names);
  }

  /** In no particular order; ranges may touch but are only listed once each. */
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    if (text.chars().noneMatch(Character::isDigit)) {
      return found;
    }
    all(found, UN, text, m -> "unga:" + m.group(1));
    all(found, UN_CHINESE, text, m -> "unga:" + m.group(1));
    all(found, RIGHTS, text, m -> "unhrc:" + m.group(1));
    all(found, BEFORE, text, m -> "itu:" + body(m.group(1)) + ":" + m.group(2));
    all(found, RADIO, text, m -> "itu:ra:" + m.group(1));
    all(found, ADOPTED, text, m -> "itu:council:" + m.group(1));
    all(found, PLACED, text, m -> placed(m, text));
    all(found, UN_ARABIC, text, m -> "unga:" + m.group(1));
    all(found, NAMED, text, m -> behind(m, text));
    all(found, CHINESE, text, m -> "itu:" + CHINESE_BODIES.get(m.group(1)) + ":" + m.group(2));
    all(found, PLACED_CHINESE, text, m -> document(meeting(m.group(2)), m.group(1)));
    all(found, RECOMMENDATION, text, m -> "itu:" + sector(m.group(1)) + ":" + lower(m.group(2)));
    return found;
  }

  private interface Target {
    @Nullable String of(Matcher match);
  }

  private static void all(List<Found> found, Pattern pattern, String text, Target target) {
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      String to = target.of(match);
      int from = match.start();
      while (from < match.end() && Words.isSpace(text.charAt(from))) {
        from++;
      }
      if (to != null) {
        found.add(new Found(from, match.end(), to));
      }
    }
  }

  private static String body(String short_) {
    return short_.endsWith("Council") ? "council" : lower(short_);
  }

  private static String sector(String letter) {
    return letter.equals("Т") ? "t" : letter.equals("Р") ? "r" : lower(letter);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String placed(Matcher match, String text) {
    String named = named(after(match, text));
    return document(named == null ? meeting(match.group(2)) : named, match.group(1));
  }

  private static @Nullable String behind(Matcher match, String text) {
    return document(named(after(match, text)), match.group(1));
  }

  private static String after(Matcher match, String text) {
    int to = Math.min(text.length(), match.end() + 90);
    return text.substring(match.end(), to).replace('\u00A0', ' ');
  }

  private static @Nullable String document(@Nullable String body, String number) {
    return body == null ? null : "itu:" + body + ":" + number;
  }

  /**
   * The body that is named at once after the resolution: {@code of the Radiocommunication
   * Assembly}.
   */
  private static @Nullable String named(String after) {
    for (Map.Entry<String, Pattern> body : NAMES.entrySet()) {
      if (body.getValue().matcher(after).lookingAt()) {
        return body.getKey();
      }
    }
    return null;
  }

  /** The body that met there and then, whatever the language; the last one where there are some. */
  private static @Nullable String meeting(String words) {
    Matcher year = YEAR.matcher(words.replaceAll("^(?:R[eé]v\\.|Пересм\\.)[\\s\u00A0]*", ""));
    String meeting = null;
    while (year.find()) {
      boolean chinese = year.group(1) == null;
      String place = chinese ? year.group(4) : IN.matcher(year.group(1)).replaceFirst("");
      String name = Places.english(place.replace('\u00A0', ' ').strip());
      String when = " " + year.group(chinese ? 3 : 2);
      meeting = name == null ? null : MEETINGS.get(Places.plain(name) + when);
    }
    return meeting;
  }
}
