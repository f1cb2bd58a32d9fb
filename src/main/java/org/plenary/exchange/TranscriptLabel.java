package org.plenary.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name before the first colon of a turn: {@code MODERATOR}, {@code H.E. JANE DOE}, {@code CHAIR
 * (by interpretation)}. A name is known by its form, so that words with a colon among them are not
 * taken for one.
 *
 * @param typed as typed, each run of spaces one
 * @param name without remarks
 * @param rest where the words of the speaker begin
 * @param shape how it is written
 * @param interpreted whether a remark says that an interpreter speaks
 */
record TranscriptLabel(String typed, String name, int rest, Shape shape, boolean interpreted) {

  enum Shape {
    CAPITALS,
    /** Each word begins with a capital. */
    TITLE,
    /** A script without capitals, or the name of an office in small letters. */
    OTHER
  }

  private static final int MAX = 160;
  private static final int MAX_NAME = 120;
  private static final int MAX_WORDS = 8;

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "di", "do", "du", "del", "della", "dela", "der", "den", "van", "von", "of",
          "the", "and", "la", "le", "les", "el", "al", "bin", "ibn", "bint", "y", "e", "i", "et",
          "for", "dos", "das", "des", "und", "zu", "ter", "ten", "san", "d'", "l'");

  /** Titles that end with a full stop, and the like. */
  private static final Set<String> SHORT =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "hon", "amb", "rev", "eng", "ing",
          "lic", "sra", "srta", "dra", "mme", "mlle", "mm", "col", "gen", "lt", "rep", "min", "ph",
          "г", "проф");

  /** Offices: one person, whatever the letters. */
  private static final Set<String> OFFICES =
      Set.of(
          "chair",
          "chairman",
          "chairwoman",
          "chairperson",
          "co-chair",
          "vice-chair",
          "moderator",
          "president",
          "secretary",
          "secretariat",
          "rapporteur",
          "host",
          "facilitator",
          "presenter",
          "président",
          "présidente",
          "modérateur",
          "modératrice",
          "presidente",
          "moderador",
          "moderadora",
          "председатель",
          "модератор");

  /** Names that may stand for several people. */
  private static final Set<String> SHARED =
      Set.of(
          "audience",
          "audience member",
          "member of the audience",
          "from the audience",
          "participant",
          "online participant",
          "remote participant",
          "attendee",
          "speaker",
          "unknown",
          "unknown speaker",
          "unidentified",
          "unidentified speaker",
          "unidentified participant",
          "male speaker",
          "female speaker",
          "man",
          "woman",
          "floor",
          "from the floor",
          "off mic",
          "question",
          "answer",
          "q",
          "a",
          "delegate",
          "delegation",
          "member",
          "public",
          "panelist",
          "panellist",
          "several speakers",
          "multiple speakers",
          "all",
          "interpreter",
          "salle",
          "public dans la salle",
          "intervenant",
          "intervenante",
          "participante",
          "público",
          "orador",
          "oradora",
          "участник",
          "участница",
          "из зала",
          "مشارك",
          "مشاركة",
          "متحدث",
          "الحضور",
          "观众",
          "与会者",
          "发言者",
          "发言人");

  private static final Pattern INTERPRETED =
      Pattern.compile("(?iu)interpret|interprét|traduc|traduit|translat|перевод|ترجم|翻译|口译|传译");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?iu)off[- ]mic.{0,10}|online|remote(?:ly)?|via \\w{1,20}|on screen|continu\\w{0,6}|cont'?d\\.?"
              + "|in \\p{L}{3,20}|speaking \\p{L}{3,20}|en ligne|en línea");
  private static final Pattern NUMBERED = Pattern.compile("[ #-]*(?:\\d{1,3}|[a-z])$");

  /** The name a text begins with; null: it begins with words. */
  static @Nullable TranscriptLabel of(String text) {
    int colon = colon(text);
    if (colon <= 0) {
      return null;
    }
    String typed = text.substring(0, colon).strip();
    StringBuilder name = new StringBuilder();
    boolean interpreted = remarks(typed, name);
    String bare = name.toString().strip();
    Shape shape = shape(bare);
    return shape == null ? null : new TranscriptLabel(typed, bare, colon + 1, shape, interpreted);
  }

  /**
   * The first colon outside parentheses that is none of a time or an address; -1 if none is near.
   */
  private static int colon(String text) {
    int depth = 0;
    for (int i = 0; i < Math.min(text.length(), MAX); i++) {
      char c = text.charAt(i);
      depth += "([（".indexOf(c) >= 0 ? 1 : ")]）".indexOf(c) >= 0 ? -1 : 0;
      if ((c == ':' || c == '：') && depth <= 0) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return next == '/' || Character.isDigit(next) ? -1 : i;
      }
    }
    return -1;
  }

  /** Takes remarks on how somebody speaks out of a name; what says who it is stays. */
  private static boolean remarks(String typed, StringBuilder name) {
    boolean interpreted = false;
    int from = 0;
    for (int open = next(typed, "([（", 0); open >= 0; open = next(typed, "([（", from)) {
      int close = next(typed, ")]）", open);
      if (close < 0) {
        break;
      }
      String remark = typed.substring(open + 1, close).strip();
      boolean interpreter = INTERPRETED.matcher(remark).find();
      interpreted |= interpreter;
      boolean off = interpreter || PLACE.matcher(remark).matches();
      name.append(typed, from, off ? open : close + 1);
      from = close + 1;
    }
    name.append(typed, from, typed.length());
    return interpreted;
  }

  private static int next(String text, String signs, int from) {
    for (int i = from; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Shape shape(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || !isPlain(name)) {
      return null;
    }
    if (OFFICES.contains(fold(name)) || isShared(name)) {
      return name.equals(name.toUpperCase(Locale.ROOT)) && cased(name)
          ? Shape.CAPITALS
          : Shape.OTHER;
    }
    List<String> words = List.of(name.split("[ ,/&()\\[\\]（）]+"));
    boolean capitals = true;
    boolean title = words.size() <= MAX_WORDS;
    boolean cased = false;
    for (String word : words) {
      long upper = word.codePoints().filter(Character::isUpperCase).count();
      long lower = word.codePoints().filter(Character::isLowerCase).count();
      if (upper + lower > 0) {
        cased = true;
        boolean particle = PARTICLES.contains(word);
        capitals &= particle || upper > lower;
        title &= particle || Character.isUpperCase(firstLetter(word));
      }
    }
    if (!cased) {
      return words.size() <= MAX_WORDS && letters(name) ? Shape.OTHER : null;
    }
    boolean some = words.stream().anyMatch(word -> !word.equals(word.toLowerCase(Locale.ROOT)));
    return !some ? null : capitals ? Shape.CAPITALS : title ? Shape.TITLE : null;
  }

  private static int firstLetter(String word) {
    return word.codePoints().filter(Character::isLetter).findFirst().orElse(' ');
  }

  private static boolean cased(String name) {
    return name.codePoints().anyMatch(Character::isUpperCase);
  }

  private static boolean letters(String name) {
    return name.length() <= 40 && name.codePoints().anyMatch(Character::isLetter);
  }

  /** No signs that only sentences have; a full stop only behind a short form: {@code DR.}. */
  private static boolean isPlain(String name) {
    int word = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ("?!;…\"“”«»<>=。？！；，".indexOf(c) >= 0
          || c == '.' && i - word > 1 && !SHORT.contains(fold(name.substring(word, i)))) {
        return false;
      }
      word = Character.isLetter(c) ? word : i + 1;
    }
    return true;
  }

  /** What is the same for all ways to type a name: the case does not count. */
  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether a name may stand for several people: {@code AUDIENCE}, {@code SPEAKER 2}. */
  static boolean isShared(String name) {
    String folded = fold(name);
    Matcher numbered = NUMBERED.matcher(folded);
    return SHARED.contains(folded)
        || numbered.find() && SHARED.contains(folded.substring(0, numbered.start()));
  }

  /** A single word with a capital may as well begin a sentence. */
  boolean isDoubtful() {
    return shape == Shape.TITLE && name.indexOf(' ') < 0;
  }
}
