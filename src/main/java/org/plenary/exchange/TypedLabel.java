package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Num;
import org.plenary.text.Ordinals;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/**
 * A number or letter as typed at the beginning of a line, with everything it can mean: {@code i)}
 * is the ninth letter or the first Roman numeral.
 *
 * @param typed as it stands in the file
 * @param meanings at least one, likeliest first
 * @param weak true for a bare number before a single space, which may be the first word of a text
 * @param rest the line after the label
 */
record TypedLabel(String typed, List<Meaning> meanings, boolean weak, String rest) {

  /**
   * One meaning.
   *
   * @param above the numbers before the last of {@code 1.2.3}: {@code 1.2}; empty otherwise
   * @param times 0, or 1 for bis, 2 for ter
   * @param clear false where two labels run into each other, as in {@code ef)} or {@code i)ii)}
   */
  record Meaning(Num style, int ordinal, String above, int times, boolean clear) {

    /** Its level where the label itself says it, or -1. */
    int level() {
      return above.isEmpty() ? -1 : (int) above.chars().filter(c -> c == '.').count() + 1;
    }

    /** As that profile would print it, without brackets and points. */
    String canonical(Profile profile) {
      String number =
          switch (style) {
            case ALPHA -> Ordinals.letters(ordinal, profile.letters());
            case ROMAN -> profile.romans() ? Ordinals.roman(ordinal) : String.valueOf(ordinal);
            case DASH -> "–";
            case DECIMAL, AUTO, BIS, NONE ->
                above.isEmpty() ? String.valueOf(ordinal) : above + "." + ordinal;
          };
      return times == 0 ? number : number + Ordinals.times(times);
    }
  }

  /** The letters of Russian lists that are lettered in its own alphabet. */
  private static final List<String> CYRILLIC = List.of("абвгдежзиклмнопрстуфхцчшщэюя".split(""));

  /** Russian letters that look like Latin ones: where lists have those, they are typed for them. */
  private static final String LOOKS_LATIN = "асеорхук";

  private static final String LATIN = "aceopxyk";

  private static final List<String> RUSSIAN_TIMES = List.of("бис", "тер", "кватер");
  private static final String TIMES =
      String.join("|", Ordinals.times()) + "|" + String.join("|", RUSSIAN_TIMES);

  /** Blanks of any width behind a label. */
  private static final String BLANK = "[\\s\u00A0\u2000-\u200A\u202F\u3000]";

  private static final String NUMBER = "\\d{1,3}(?:\\.\\d{1,3}){0,4}";
  private static final String LETTERS = "[a-zA-Z]{1,6}|[\u0621-\u064A]{1,2}\u0640?|[а-я]{1,2}";
  private static final Pattern DASH = Pattern.compile("([–—―‒−•·▪■◦○●‣➢-])" + BLANK + "+");
  private static final Pattern QUOTED = Pattern.compile("['‘’](\\d{1,3})['‘’]");
  private static final Pattern BEFORE_TAB =
      Pattern.compile(
          "\\(?("
              + NUMBER
              + "|"
              + LETTERS
              + ")[\\s\u00A0]?[).°º]{0,2}[\\s\u00A0]?("
              + TIMES
              + ")?[).]{0,2}");
  private static final Pattern FUSED =
      Pattern.compile("(?:[a-z]{1,6}\\)|\\d{1,3}\\.?){1,3}?([a-z]{1,6})\\)");
  private static final Pattern BEFORE_SPACE =
      Pattern.compile(
          "(\\((?:\\d{1,3}|"
              + LETTERS
              + ")\\)(?:"
              + TIMES
              + ")?"
              + "|(?:\\d{1,3}|"
              + LETTERS
              + ")[\\s\u00A0]?\\)(?:"
              + TIMES
              + ")?"
              + "|\\d{1,3}(?:\\.\\d{1,3}){1,4}\\.?|\\d{1,3}[.°º]|\\d{1,3}(?:"
              + TIMES
              + ")"
              + "|['‘’]\\d{1,3}['‘’])"
              + BLANK
              + "+(?=\\S)");

  /** Drafts of the United Nations: {@code OP2bis.}, and {@code (OP2) 2.} */
  private static final Pattern OPERATIVE =
      Pattern.compile(
          "(\\(?OP[ \u00A0]?(\\d{1,3})[ \u00A0]?("
              + TIMES
              + ")?[.):]{0,2})"
              + BLANK
              + "+(?:\\2[.)]"
              + BLANK
              + "+)?(?=\\S)");

  /** Chinese needs no blank behind a number. */
  private static final Pattern BEFORE_CHINESE =
      Pattern.compile("(\\(\\d{1,2}\\)|\\d{1,2}[.、)])[\\s\u3000]*(?=[\\p{IsHan}《“（「])");

  /** {@code 一、} and within it {@code （一）}. */
  private static final Pattern CHINESE =
      Pattern.compile("(\\(([一二三四五六七八九十]{1,3})\\)|([一二三四五六七八九十]{1,3})、)[\\s\u3000]*(?=\\S)");

  private static final Pattern TIGHT =
      Pattern.compile("(\\((?:\\d{1,2}|[a-z]|[ivx]{1,4})\\))(?=\\p{Ll})");
  private static final Pattern BARE = Pattern.compile("(\\d{1,2})([ \u00A0]{1,4})(?=\\p{Ll})");

  /** Digits and brackets of Arabic and Chinese lists, and what they are in ours. */
  private static final String WIDE = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９（）．";

  private static final String NARROW = "012345678901234567890123456789().";
  private static final int LONGEST = 24;

  /** The label that line begins with, in digits and brackets of any kind, or null. */
  static @Nullable TypedLabel of(String line) {
    StringBuilder narrow = new StringBuilder(line);
    for (int i = 0; i < Math.min(line.length(), LONGEST); i++) {
      int at = WIDE.indexOf(line.charAt(i));
      if (at >= 0) {
        narrow.setCharAt(i, NARROW.charAt(at));
      }
    }
    String plain = narrow.toString();
    TypedLabel found = narrow(plain);
    if (found == null || plain.equals(line)) {
      return found;
    }
    int from = plain.indexOf(found.typed());
    int to = from + found.typed().length();
    int rest = found.rest().isEmpty() ? to : plain.indexOf(found.rest(), to);
    return new TypedLabel(
        line.substring(from, to),
        found.meanings(),
        found.weak(),
        line.substring(rest, rest + found.rest().length()));
  }

  /** The signs around number or letter: a list has the same around all of its. */
  String shape() {
    return typed.replaceAll("[^().、°º'‘’（）．]", "").replace('．', '.');
  }

  /** The same where it is known what numbers it is of; itself where it cannot be one of those. */
  TypedLabel as(@Nullable Num style) {
    List<Meaning> kept = meanings.stream().filter(one -> one.style() == style).toList();
    return kept.isEmpty() ? this : new TypedLabel(typed, kept, weak, rest);
  }

  private static @Nullable TypedLabel narrow(String line) {
    Matcher dash = DASH.matcher(line);
    if (dash.lookingAt()) {
      Meaning meaning = new Meaning(Num.DASH, 1, "", 0, true);
      return new TypedLabel(dash.group(1), List.of(meaning), false, line.substring(dash.end()));
    }
    Matcher operative = OPERATIVE.matcher(line);
    if (operative.lookingAt()) {
      int times = operative.group(3) == null ? 0 : times(operative.group(3));
      int ordinal = Integer.parseInt(operative.group(2));
      Meaning meaning = new Meaning(Num.DECIMAL, ordinal, "", times, true);
      String rest = line.substring(operative.end()).strip();
      return new TypedLabel(operative.group(1), List.of(meaning), false, rest);
    }
    int tab = line.indexOf('\t');
    TypedLabel before =
        tab > 0 && tab <= 20
            ? label(line.substring(0, tab).strip(), false, line.substring(tab + 1))
            : null;
    if (before != null) {
      return before;
    }
    Matcher spaced = BEFORE_SPACE.matcher(line);
    if (spaced.lookingAt()) {
      return label(spaced.group(1), false, line.substring(spaced.end()));
    }
    Matcher chinese = CHINESE.matcher(line);
    if (chinese.lookingAt()) {
      boolean within = chinese.group(2) != null;
      int ordinal = chinese(within ? chinese.group(2) : chinese.group(3));
      Meaning meaning = new Meaning(within ? Num.ALPHA : Num.DECIMAL, ordinal, "", 0, true);
      String rest = line.substring(chinese.end()).strip();
      return new TypedLabel(chinese.group(1), List.of(meaning), true, rest);
    }
    Matcher han = BEFORE_CHINESE.matcher(line);
    if (han.lookingAt()) {
      List<Meaning> meanings = meanings(han.group(1).replace('、', '.'));
      String rest = line.substring(han.end()).strip();
      return meanings.isEmpty() ? null : new TypedLabel(han.group(1), meanings, false, rest);
    }
    Matcher tight = TIGHT.matcher(line);
    if (tight.lookingAt()) {
      return label(tight.group(1), true, line.substring(tight.end()));
    }
    Matcher bare = BARE.matcher(line);
    if (bare.lookingAt()) {
      return label(bare.group(1), bare.group(2).length() == 1, line.substring(bare.end()));
    }
    return null;
  }

  private static int chinese(String number) {
    int ten = number.indexOf('十');
    String tens = ten < 0 ? "" : ten == 0 ? "一" : number.substring(0, ten);
    String ones = number.substring(ten + 1);
    return 10 * (" 一二三四五六七八九".indexOf(tens.isEmpty() ? " " : tens))
        + " 一二三四五六七八九".indexOf(ones.isEmpty() ? " " : ones);
  }

  private static @Nullable TypedLabel label(String typed, boolean weak, String rest) {
    List<Meaning> meanings = meanings(typed);
    return meanings.isEmpty() ? null : new TypedLabel(typed, meanings, weak, rest.strip());
  }

  private static List<Meaning> meanings(String typed) {
    Matcher quoted = QUOTED.matcher(typed);
    if (quoted.matches()) {
      return List.of(new Meaning(Num.ROMAN, Integer.parseInt(quoted.group(1)), "", 0, true));
    }
    Matcher simple = BEFORE_TAB.matcher(typed);
    if (simple.matches()) {
      String suffix = simple.group(2);
      return of(simple.group(1), suffix == null ? 0 : times(suffix), typed);
    }
    Matcher fused = FUSED.matcher(typed);
    if (!fused.matches()) {
      return List.of();
    }
    List<Meaning> meanings = new ArrayList<>();
    letters(fused.group(1), 0, false, meanings);
    return meanings;
  }

  private static int times(String suffix) {
    return Math.max(Ordinals.times().indexOf(suffix), RUSSIAN_TIMES.indexOf(suffix)) + 1;
  }

  private static List<Meaning> of(String core, int times, String typed) {
    if (Character.isDigit(core.charAt(0))) {
      int dot = core.lastIndexOf('.');
      int ordinal = Integer.parseInt(core.substring(dot + 1));
      String above = dot < 0 ? "" : core.substring(0, dot);
      return List.of(new Meaning(Num.DECIMAL, ordinal, above, times, true));
    }
    List<Meaning> meanings = new ArrayList<>();
    if (typed.length() == core.length() && core.length() > 1) {
      return meanings;
    }
    letters(core.replace("\u0640", "").toLowerCase(Locale.ROOT), times, true, meanings);
    for (int from = 1; from < core.length(); from++) {
      letters(core.substring(from), times, false, meanings);
    }
    return meanings;
  }

  private static void letters(String core, int times, boolean clear, List<Meaning> to) {
    int alpha = Ordinals.ofLetters(core, alphabet(core.charAt(0)));
    int roman = Ordinals.ofRoman(core);
    if (roman > 0 && core.length() > 1) {
      to.add(new Meaning(Num.ROMAN, roman, "", times, clear));
    }
    if (alpha > 0) {
      to.add(new Meaning(Num.ALPHA, alpha, "", times, clear));
    }
    if (roman > 0 && core.length() == 1) {
      to.add(new Meaning(Num.ROMAN, roman, "", times, clear));
    }
    int looks = core.length() == 1 ? LOOKS_LATIN.indexOf(core) : -1;
    if (looks > 0) {
      letters(LATIN.substring(looks, looks + 1), times, clear, to);
    }
    if (core.length() > 1 && core.chars().distinct().count() == 1) {
      int first = Ordinals.ofLetters(core.substring(0, 1), Profiles.letters("en"));
      if (first > 0) {
        to.add(new Meaning(Num.ALPHA, 26 * (core.length() - 1) + first, "", times, clear));
      }
    }
  }

  private static List<String> alphabet(char letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case ARABIC -> Profiles.letters("ar");
      case CYRILLIC -> CYRILLIC;
      default -> Profiles.letters("en");
    };
  }
}
