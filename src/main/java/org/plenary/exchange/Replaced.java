package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * What was taken out where something was put in, when both stand there without a sign between them:
 * {@code (Rev. Geneva, 2022New Delhi, 2024)}. Words that run into each other say that the one took
 * the place of the other; how much was replaced is told by likeness of form: a place and a year for
 * a place and a year.
 *
 * @param from the first place of the older text that was taken out
 * @param to the place after its last; equal to {@code from} where nothing was
 * @param sure false where another reading is as good
 */
record Replaced(int from, int to, boolean sure) {

  private static final String ENDS = ",;.:،؛，；。";

  /** So many words more than were put in are looked at. */
  private static final int MORE = 4;

  /** {@code Study Group 16} gives way to {@code Study Group 21}: more likely than a part of it. */
  private static final double SAME = 0.3;

  private record Word(int from, int to, String form) {}

  /**
   * @param older the line as it was, from its first word on (the label is looked at elsewhere)
   * @param at where something was put in
   * @param put what was put in
   * @param call true where the line is a call: words typed at its end take the place of all of it
   */
  static Replaced of(String older, int at, String put, boolean call) {
    boolean left = at > 0 && glued(older.charAt(at - 1), put.charAt(0));
    boolean right = at < older.length() && glued(put.charAt(put.length() - 1), older.charAt(at));
    if (left && put.length() == 1 && ENDS.contains(put)) {
      return new Replaced(at - 1, at, true);
    }
    if (call && (left && at == older.length() || right && at == 0)) {
      return new Replaced(0, older.length(), true);
    }
    if (left && right) {
      return within(older, at, put);
    }
    if (left) {
      return before(older, at, put);
    }
    if (right) {
      return after(older, at, put);
    }
    return isNumber(put.strip()) ? year(older, at, put) : new Replaced(at, at, true);
  }

  /** Two words, or two signs that end a clause, with nothing between them. */
  private static boolean glued(char one, char other) {
    boolean words = Character.isLetterOrDigit(one) && Character.isLetterOrDigit(other);
    return words || (ENDS.indexOf(one) >= 0 && ENDS.indexOf(other) >= 0);
  }

  private static Replaced within(String older, int at, String put) {
    Replaced before = before(older, at, put);
    Replaced after = after(older, at, put);
    return before.sure() || !after.sure() ? new Replaced(before.from(), at, false) : after;
  }

  private static Replaced before(String older, int at, String put) {
    List<Word> words = words(older.substring(0, at));
    List<Word> own = words(put);
    List<String> wanted = forms(own);
    String first = own.size() < 2 ? "" : put.substring(own.get(0).from(), own.get(0).to());
    int best = at;
    double least = Double.MAX_VALUE;
    int most = Math.min(words.size(), wanted.size() * 2 + MORE);
    for (int k = 1; k <= most; k++) {
      List<Word> candidate = words.subList(words.size() - k, words.size());
      int from = candidate.get(0).from();
      double cost = distance(forms(candidate), wanted) + 0.01 * k - (opens(older, from) ? 0.5 : 0);
      cost -= begins(older.substring(from), first) ? SAME : 0;
      if (cost < least) {
        least = cost;
        best = from;
      }
    }
    return new Replaced(best, at, least < 1);
  }

  /** Whether a text begins with that word; with none it does not. */
  private static boolean begins(String text, String word) {
    return !word.isEmpty()
        && text.startsWith(word)
        && (text.length() == word.length()
            || !Character.isLetterOrDigit(text.charAt(word.length())));
  }

  /** Behind the sign that opens a place and a year. */
  private static boolean opens(String older, int at) {
    String before = PlainSource.trim(older.substring(Math.max(0, at - 8), at));
    return before.endsWith("(") || before.endsWith("Rev.");
  }

  private static Replaced after(String older, int at, String put) {
    List<Word> words = words(older.substring(at));
    List<String> wanted = forms(words(put));
    int best = at;
    double least = Double.MAX_VALUE;
    int most = Math.min(words.size(), wanted.size() * 2 + MORE);
    for (int k = 1; k <= most; k++) {
      List<Word> candidate = words.subList(0, k);
      double cost = distance(forms(candidate), wanted) + 0.01 * k;
      if (cost < least) {
        least = cost;
        best = at + candidate.get(k - 1).to();
      }
    }
    return new Replaced(at, best, least < 1);
  }

  /** {@code its 2019 2024 session}: a number beside a number, which is only likely. */
  private static Replaced year(String older, int at, String put) {
    boolean space = at > 0 && older.charAt(at - 1) == ' ' && put.endsWith(" ");
    List<Word> words = words(older.substring(0, at));
    if (space && !words.isEmpty() && words.get(words.size() - 1).form().equals("9")) {
      return new Replaced(words.get(words.size() - 1).from(), at, false);
    }
    return new Replaced(at, at, true);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int from = i;
      char c = text.charAt(i++);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        continue;
      }
      String form = form(c);
      while (form.length() == 1 && "9aA".contains(form) && i < text.length()) {
        String next = form(text.charAt(i));
        boolean joins =
            (next.equals(".-") || next.equals(".\u2011"))
                && !form.equals("9")
                && i + 1 < text.length();
        if (joins && Character.isLetter(text.charAt(i + 1))) {
          i += 2;
          continue;
        }
        if (form.equals("9") != next.equals("9") || !"9aA".contains(next)) {
          break;
        }
        i++;
      }
      words.add(new Word(from, i, form));
    }
    return words;
  }

  private static String form(char c) {
    if (Character.isDigit(c)) {
      return "9";
    }
    if (Character.isLetter(c)) {
      return Character.isUpperCase(c) ? "A" : "a";
    }
    return "." + c;
  }

  /** {@code New Delhi} has the form of {@code Geneva}. */
  private static List<String> forms(List<Word> words) {
    List<String> forms = new ArrayList<>();
    for (Word word : words) {
      boolean again =
          !forms.isEmpty()
              && forms.get(forms.size() - 1).equals(word.form())
              && word.form().equals("A");
      if (!again) {
        forms.add(word.form());
      }
    }
    return forms;
  }

  private static double distance(List<String> one, List<String> other) {
    double[] row = new double[other.size() + 1];
    for (int j = 0; j <= other.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.size(); i++) {
      double corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.size(); j++) {
        double change = corner + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1.2);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.size()];
  }
}
