package org.plenary.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * A meeting as captioners write it down: {@code >> SPEAKER NAME:} begins the turn of a speaker, a
 * mark without a name that of somebody nobody named. Everything is recognised by form. No word of a
 * speaker is changed or lost; what was left out as no word of anybody ({@link #dropped}) is listed.
 *
 * @param before what stands before the first turn: title, date, notices; by paragraph
 * @param interventions every turn, in order
 * @param speakers in the order in which they first speak
 * @param dropped the furniture of pages
 * @param findings what is odd about the whole, in the order of the text
 */
public record Transcript(
    List<String> before,
    List<Intervention> interventions,
    List<Speaker> speakers,
    List<Dropped> dropped,
    List<Finding> findings) {

  /** Characters of a file; a day of a meeting has about 400,000. */
  public static final int MAX_LENGTH = 2_000_000;

  /** Turns of one transcript. */
  public static final int MAX_TURNS = 10_000;

  /** Characters of one paragraph. */
  public static final int MAX_PARAGRAPH = 100_000;

  public Transcript {
    before = List.copyOf(before);
    interventions = List.copyOf(interventions);
    speakers = List.copyOf(speakers);
    dropped = List.copyOf(dropped);
    findings = List.copyOf(findings);
  }

  /**
   * One turn of one speaker.
   *
   * @param index from 0
   * @param line of the file on which it begins, from 1
   * @param label as typed; null: nobody was named
   * @param speaker the name in the list of speakers; null without a label
   * @param paragraphs in order; empty where a name is followed by nothing
   * @param words of the speaker, notes not counted
   * @param flags what a person should look at
   */
  public record Intervention(
      int index,
      int line,
      @Nullable String label,
      @Nullable String speaker,
      List<Paragraph> paragraphs,
      int words,
      List<Flag> flags) {

    public Intervention {
      paragraphs = List.copyOf(paragraphs);
      flags = List.copyOf(flags);
    }

    /** Whether it has a flag of that sort. */
    public boolean has(FlagKind kind) {
      return flags.stream().anyMatch(flag -> flag.kind() == kind);
    }
  }

  /**
   * @param note true where it is no speech but a remark of the captioner: {@code (Applause.)}
   */
  public record Paragraph(String text, boolean note) {}

  /**
   * @param words of the transcript that it is about, short enough to be quoted; empty for none
   */
  public record Flag(FlagKind kind, TranscriptNote note, String words) {
    /** A sentence in English for the person who imports. */
    public String reason() {
      return note.sentence(words);
    }
  }

  /** What a flag is about. */
  public enum FlagKind {
    /** A turn without a name. */
    UNNAMED("unnamed"),
    /** The name may stand for several people: {@code AUDIENCE}. */
    SHARED("shared-label"),
    /** Heard through an interpreter. */
    INTERPRETED("interpreted"),
    /** It breaks off because somebody else comes in. */
    INTERRUPTED("interrupted"),
    /** It comes in while another one speaks. */
    INTERRUPTION("interruption"),
    /** No person but the conference system speaks. */
    ANNOUNCEMENT("announcement"),
    /** Please check. */
    CHECK("check");

    private final String wire;

    FlagKind(String wire) {
      this.wire = wire;
    }

    /** The name used in JSON. */
    public String wire() {
      return wire;
    }
  }

  /**
   * One name, however it was typed.
   *
   * @param name as first typed, without remarks such as {@code (by interpretation)}
   * @param labels all ways in which it was typed, in order
   * @param shared whether the name may stand for several people
   */
  public record Speaker(
      String name, List<String> labels, int interventions, int words, boolean shared) {
    public Speaker {
      labels = List.copyOf(labels);
    }
  }

  /** What a page has beside its text. */
  public enum Furniture {
    PAGE_NUMBER("page-number"),
    LINK("link"),
    /** A running head or foot: the same line on several pages. */
    HEAD("head"),
    /** A line drawn with signs. */
    RULE("rule"),
    TIMECODE("timecode");

    private final String wire;

    Furniture(String wire) {
      this.wire = wire;
    }

    /** The name used in JSON. */
    public String wire() {
      return wire;
    }
  }

  /**
   * Lines that were left out; those with the same text are counted together, page numbers, rules
   * and timecodes each under the first of them.
   */
  public record Dropped(Furniture kind, String text, int lines) {}

  /** How many lines were left out in all. */
  public int linesLeftOut() {
    return dropped.stream().mapToInt(Dropped::lines).sum();
  }

  /** All of it for a person or a program; see {@code docs/transcripts.md}. */
  public ObjectNode toJson() {
    return TranscriptJson.of(this);
  }

  /** Whether a text has this form: it begins with the mark of a turn, or two lines do. */
  public static boolean isForm(String text) {
    return TranscriptSource.marks(text, 2) >= 2
        || TranscriptSource.startsWithMark(text.stripLeading());
  }

  /** As {@link #isForm(String)}, of a file; false where it cannot be read as text. */
  public static boolean isForm(byte[] file) {
    try {
      return file.length <= 4 * MAX_LENGTH && isForm(PlainText.decode(file));
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Reads bytes: UTF-8, or UTF-16 where a byte order mark says so. Throws refusals as below. */
  public static Transcript read(byte[] file) {
    if (file.length > 4 * MAX_LENGTH) {
      throw tooLarge("The file is too large to be a transcript.");
    }
    try {
      return read(PlainText.decode(file));
    } catch (CharacterCodingException e) {
      throw Refusal.of("import.encoding", "The file is not text in UTF-8.").asException();
    }
  }

  /**
   * Reads a text. Pure; takes time in proportion to its length.
   *
   * <p>Throws refusals: {@code transcript.too-large} (over {@link #MAX_LENGTH} characters, 200,000
   * lines, {@link #MAX_TURNS} turns or {@link #MAX_PARAGRAPH} characters in a paragraph), {@code
   * transcript.no-speakers} (no turn was found), {@code import.binary}, and from bytes {@code
   * import.encoding}.
   */
  public static Transcript read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw tooLarge("The text is too long to be a transcript.");
    }
    if (PlainText.isBinary(text)) {
      throw Refusal.of("import.binary", "The file holds no text.").asException();
    }
    TranscriptSource source = TranscriptSource.of(text);
    TranscriptFurniture furniture = TranscriptFurniture.of(source.lines);
    TranscriptTurns turns = TranscriptTurns.of(furniture.rest);
    return TranscriptSpeakers.transcript(source, furniture, turns);
  }

  static RuntimeException tooLarge(String sentence) {
    return Refusal.of("transcript.too-large", sentence).asException();
  }
}
