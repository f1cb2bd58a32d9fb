package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Transcript.Flag;
import org.plenary.exchange.Transcript.FlagKind;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.exchange.TranscriptTurns.Mark;
import org.plenary.exchange.TranscriptTurns.Turn;

/** What a person should look at in a turn, and why. */
final class TranscriptFlags {

  private static final int MAX_QUOTE = 80;

  /** Flags of one turn; a person looks at the whole turn long before. */
  private static final int MAX_FLAGS = 20;

  private static final Pattern BREAKS_OFF = Pattern.compile("(?:-{2,}|[ ]-|[–—…]|\\.{3})[\"'”’]?$");
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile(
          "(?iu)recording (?:is )?(?:now )?(?:in progress|started|stopped|paused|resumed)"
              + "|(?:meeting|session|conference|call|webinar) is (?:now )?being recorded"
              + "|enregistrement (?:en cours|démarré|arrêté)|grabación (?:en curso|iniciada|detenida)"
              + "|идет запись|запись (?:начата|остановлена)|جار[ٍي] التسجيل|正在录制|录制(?:已)?(?:开始|停止)");
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "(?iu)[(\\[]\\s?(?:\\?{1,5}|\\.{3}|…"
              + "|(?:inaudible|indiscernible|unintelligible|unclear|off[- ]mic|no audio|audio|no sound"
              + "|lost|non-english|foreign|speaking|speaks|no interpretation|no translation|crosstalk"
              + "|phonetic|sp\\.|inintelligible|ininteligible|неразборчиво|غير مسموع|听不清)[^)\\]]{0,60})"
              + "\\s?[)\\]]");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?iu)[(\\[](?:applause|laughter|laughs|laughing|applaudissements|rires|aplausos"
              + "|risas|аплодисменты|смех|تصفيق|掌声|笑)\\.?[)\\]]\\.?");

  private final boolean capitals;
  private final List<Flag> flags = new ArrayList<>();

  private TranscriptFlags(boolean capitals) {
    this.capitals = capitals;
  }

  /**
   * @param before the turn before it
   * @param capitals whether names are written in capitals here
   * @param words how many it has
   */
  static List<Flag> of(Turn turn, @Nullable Turn before, boolean capitals, int words) {
    TranscriptFlags flags = new TranscriptFlags(capitals);
    flags.label(turn, words);
    if (before != null) {
      flags.after(turn, before);
    }
    flags.mark(turn);
    flags.words(turn);
    return flags.flags;
  }

  private void add(FlagKind kind, TranscriptNote note) {
    add(kind, note, "");
  }

  private void add(FlagKind kind, TranscriptNote note, String words) {
    if (flags.size() < MAX_FLAGS) {
      flags.add(new Flag(kind, note, shortened(words)));
    }
  }

  private void label(Turn turn, int words) {
    TranscriptLabel label = turn.label();
    if (label == null) {
      add(FlagKind.UNNAMED, TranscriptNote.UNNAMED);
      if (words <= 12 && ANNOUNCEMENT.matcher(turn.end()).find()) {
        add(FlagKind.ANNOUNCEMENT, TranscriptNote.ANNOUNCEMENT);
      }
      return;
    }
    if (TranscriptLabel.isShared(label.name())) {
      add(FlagKind.SHARED, TranscriptNote.SHARED, label.name());
    }
    if (label.interpreted()) {
      add(FlagKind.INTERPRETED, TranscriptNote.INTERPRETED);
    }
    if (capitals && label.shape() != TranscriptLabel.Shape.CAPITALS) {
      add(FlagKind.CHECK, TranscriptNote.UNLIKE, label.typed());
    }
  }

  private void after(Turn turn, Turn before) {
    if (breaksOff(before)) {
      TranscriptLabel label = before.label();
      if (label == null) {
        add(FlagKind.INTERRUPTION, TranscriptNote.INTERRUPTS_UNNAMED);
      } else {
        add(FlagKind.INTERRUPTION, TranscriptNote.INTERRUPTS, label.name());
      }
    }
    if (turn.label() != null
        && before.label() != null
        && !TranscriptLabel.isShared(turn.label().name())
        && same(turn.label(), before.label())) {
      add(FlagKind.CHECK, TranscriptNote.AGAIN);
    }
  }

  private static boolean same(TranscriptLabel a, TranscriptLabel b) {
    return TranscriptLabel.fold(a.name()).equals(TranscriptLabel.fold(b.name()));
  }

  private static boolean breaksOff(Turn turn) {
    String end = turn.end();
    return BREAKS_OFF.matcher(end.substring(Math.max(0, end.length() - 8))).find();
  }

  private void mark(Turn turn) {
    if (turn.mark() == Mark.MISSING) {
      add(FlagKind.CHECK, TranscriptNote.UNMARKED);
    }
    if (turn.paragraphs().stream().allMatch(Paragraph::note)) {
      add(FlagKind.CHECK, TranscriptNote.SILENT);
    }
  }

  private void words(Turn turn) {
    if (breaksOff(turn)) {
      add(FlagKind.INTERRUPTED, TranscriptNote.BREAKS_OFF);
    } else if (!turn.end().isEmpty() && !TranscriptParagraphs.endsSentence(turn.end())) {
      add(FlagKind.CHECK, TranscriptNote.UNFINISHED);
    }
    for (int i = 0; i < turn.paragraphs().size(); i++) {
      Paragraph paragraph = turn.paragraphs().get(i);
      if (paragraph.note()) {
        note(paragraph.text());
        continue;
      }
      Matcher unclear = UNCLEAR.matcher(paragraph.text());
      if (unclear.find()) {
        add(FlagKind.CHECK, TranscriptNote.MISSING, unclear.group());
      }
      TranscriptLabel label = i == 0 ? null : TranscriptLabel.of(paragraph.text());
      if (label != null
          && label.shape() == TranscriptLabel.Shape.CAPITALS
          && label.name().indexOf(' ') > 0) {
        add(FlagKind.CHECK, TranscriptNote.LIKE_A_TURN, label.typed());
      }
    }
    if (begins(turn)) {
      add(FlagKind.CHECK, TranscriptNote.MIDDLE);
    }
  }

  private void note(String text) {
    if (!HARMLESS.matcher(text).matches()) {
      add(FlagKind.CHECK, TranscriptNote.CAPTIONER, text);
    }
  }

  private static boolean begins(Turn turn) {
    return !turn.paragraphs().isEmpty()
        && Character.isLowerCase(turn.paragraphs().get(0).text().codePointAt(0));
  }

  private static String shortened(String text) {
    return text.length() <= MAX_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTE / 2)) + " ...";
  }
}
