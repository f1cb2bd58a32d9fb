package org.plenary.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.exchange.Transcript.Speaker;
import org.plenary.exchange.TranscriptTurns.Turn;
import org.plenary.text.Segmenter;

/** Puts a transcript together: who speaks how often and how much, and which names look alike. */
final class TranscriptSpeakers {

  /** Names that are compared with one another. */
  private static final int MAX_COMPARED = 200;

  private static final Segmenter WORDS = IcuSegmenter.of("und");

  /** One name while it is counted. */
  private static final class Tally {
    final String name;
    final int line;
    final Set<String> labels = new LinkedHashSet<>();
    int interventions;
    int words;

    Tally(String name, int line) {
      this.name = name;
      this.line = line;
    }
  }

  private final Map<String, Tally> speakers = new LinkedHashMap<>();
  private final List<Intervention> interventions = new ArrayList<>();

  private TranscriptSpeakers() {}

  static Transcript transcript(
      TranscriptSource source, TranscriptFurniture furniture, TranscriptTurns turns) {
    TranscriptSpeakers speakers = new TranscriptSpeakers();
    @Nullable Turn before = null;
    for (Turn turn : turns.turns) {
      speakers.add(turn, before, turns.capitals);
      before = turn;
    }
    return new Transcript(
        turns.before.stream().map(Paragraph::text).toList(),
        speakers.interventions,
        speakers.list(),
        furniture.dropped(),
        speakers.findings(source.dropped, turns.empty));
  }

  private void add(Turn turn, @Nullable Turn before, boolean capitals) {
    int words = 0;
    for (Paragraph paragraph : turn.paragraphs()) {
      words += paragraph.note() ? 0 : words(paragraph.text());
    }
    TranscriptLabel label = turn.label();
    String name = null;
    if (label != null) {
      String key = TranscriptLabel.fold(label.name());
      Tally tally = speakers.computeIfAbsent(key, k -> new Tally(label.name(), turn.line()));
      tally.labels.add(label.typed());
      tally.interventions++;
      tally.words += words;
      name = tally.name;
    }
    interventions.add(
        new Intervention(
            interventions.size(),
            turn.line(),
            label == null ? null : label.typed(),
            name,
            turn.paragraphs(),
            words,
            TranscriptFlags.of(turn, before, capitals, words)));
  }

  /** Words by the rules of Unicode: what holds a letter or a digit. */
  static int words(String text) {
    int words = 0;
    int from = 0;
    for (int end : WORDS.ends(text)) {
      words += Character.isLetterOrDigit(text.codePointAt(from)) ? 1 : 0;
      from = end;
    }
    return words;
  }

  private List<Speaker> list() {
    return speakers.values().stream()
        .map(
            tally ->
                new Speaker(
                    tally.name,
                    List.copyOf(tally.labels),
                    tally.interventions,
                    tally.words,
                    TranscriptLabel.isShared(tally.name)))
        .toList();
  }

  private List<Finding> findings(int dropped, int empty) {
    List<Finding> findings = new ArrayList<>();
    if (dropped > 0) {
      String sentence = dropped + " characters that are no text were left out.";
      findings.add(new Finding("character.dropped", sentence, 0, null, "" + dropped));
    }
    if (empty > 0) {
      String sentence = "Nothing stands behind the mark >>: " + empty + " times.";
      findings.add(new Finding("turn.empty", sentence, 0, null, "" + empty));
    }
    List<Tally> names = speakers.values().stream().limit(MAX_COMPARED).toList();
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (similar(names.get(j).name, names.get(i).name)) {
          String sentence =
              names.get(i).name + " may be the same speaker as " + names.get(j).name + ".";
          findings.add(
              new Finding(
                  "speaker.similar",
                  sentence,
                  names.get(i).line,
                  null,
                  names.get(i).name,
                  names.get(j).name));
        }
      }
    }
    return findings;
  }

  /** Whether two names may be one: a slip or two, or a part of the other, but no other number. */
  static boolean similar(String one, String other) {
    if (TranscriptLabel.isShared(one) || TranscriptLabel.isShared(other)) {
      return false;
    }
    String a = TranscriptLabel.fold(one);
    String b = TranscriptLabel.fold(other);
    if (!a.replaceAll("\\D", "").equals(b.replaceAll("\\D", ""))) {
      return false;
    }
    int slips = Math.min(a.length(), b.length()) < 8 ? 1 : 2;
    return Math.min(a.length(), b.length()) > 4 && distance(a, b) <= slips || partOf(a, b);
  }

  private static boolean partOf(String a, String b) {
    Set<String> one = new HashSet<>(Arrays.asList(a.split("[ .,]+")));
    Set<String> other = new HashSet<>(Arrays.asList(b.split("[ .,]+")));
    one.removeIf(word -> word.length() < 4);
    other.removeIf(word -> word.length() < 4);
    return !one.isEmpty() && !other.isEmpty() && (one.containsAll(other) || other.containsAll(one));
  }

  /** How many letters must be changed, put in or taken out. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
