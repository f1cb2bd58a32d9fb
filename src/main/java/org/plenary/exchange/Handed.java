package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.resolution.ActJson;
import org.plenary.text.Doc;
import org.plenary.text.Profile;

/**
 * What was read from the file of a contribution, without anything of the file itself: what the
 * reading process hands to the server, and what the desk keeps until it is on record.
 *
 * @param parts its proposals and texts, in order; at most {@link #MOST_PARTS}
 */
public record Handed(
    String format, String summary, String introduction, String proposal, List<Part> parts) {

  /** Parts of one file. */
  static final int MOST_PARTS = 60;

  public Handed {
    parts = List.copyOf(parts);
  }

  /**
   * One proposal or text.
   *
   * @param about the first lines of it, where it has no text in the form of a resolution
   * @param before the text it was made on; null where the file shows none
   * @param after the text that is asked for; null where none is left
   * @param claimed whose it is, as the file says beside its symbol: nobody believes it
   * @param asked the changes that the file tells one by one
   */
  public record Part(
      @Nullable ProposalSymbol symbol,
      String format,
      String about,
      String reasons,
      @Nullable Text before,
      @Nullable Text after,
      Map<String, List<TrackedRun>> runs,
      Set<String> doubtful,
      String claimed,
      List<Asked> asked) {

    /** Readings that were kept before files told of these have none. */
    public Part {
      runs = Map.copyOf(runs);
      doubtful = Set.copyOf(doubtful);
      claimed = claimed == null ? "" : claimed;
      asked = asked == null ? List.of() : List.copyOf(asked);
    }

    /** Its text with the changes of the file; null where it has none. */
    public @Nullable TrackedText tracked() {
      if (before == null && after == null) {
        return null;
      }
      ReadDocument newest = after == null ? null : after.read();
      boolean same = before != null && after != null && before.doc().equals(after.doc());
      ReadDocument oldest = before == null ? null : before.read();
      return new TrackedText(same ? newest : oldest, newest, runs, doubtful);
    }
  }

  /** One text. */
  public record Text(
      Doc doc, String profile, String language, Map<String, String> typed, List<Finding> findings) {
    public Text {
      typed = Map.copyOf(typed);
      findings = List.copyOf(findings);
    }

    static Text of(ReadDocument read) {
      return new Text(
          read.doc(),
          read.profile().name(),
          read.profile().language(),
          read.typed(),
          read.findings());
    }

    /** How it is numbered. */
    public Meeting.Numbering numbering() {
      return profile.equals("unga") ? Meeting.Numbering.UN : Meeting.Numbering.ITU;
    }

    ReadDocument read() {
      Profile known = Export.profile(numbering(), language);
      return new ReadDocument(doc, known, typed, Map.of(), findings, 0);
    }
  }

  /** What is handed over of a file. Refuses with {@code import.large} too many parts. */
  static Handed of(ReadFile file) {
    if (file.parts().size() > MOST_PARTS) {
      throw org.plenary.refusal.Refusal.of("import.large", "The file holds too many proposals.")
          .asException();
    }
    return new Handed(
        file.format(),
        file.summary(),
        file.introduction(),
        file.proposal(),
        file.parts().stream().map(part -> of(file.format(), part)).toList());
  }

  private static Part of(String format, ReadFile.Part part) {
    TrackedText text = part.text();
    ReadDocument before = text == null ? null : text.before();
    ReadDocument after = text == null ? null : text.after();
    return new Part(
        part.symbol(),
        format,
        part.about(),
        part.reasons(),
        before == null ? null : Text.of(before),
        after == null ? null : Text.of(after),
        text == null ? Map.of() : text.runs(),
        text == null ? Set.of() : text.doubtful(),
        part.claimed(),
        part.asked());
  }

  /** As JSON. */
  public String json() {
    return write(this);
  }

  /** A text as JSON. */
  static String json(Text text) {
    return write(text);
  }

  /** Reads {@link #json(Text)}. */
  static Text text(String json) {
    return read(json, Text.class);
  }

  /** A part of it as JSON. */
  public static String json(Part part) {
    return write(part);
  }

  private static String write(Object value) {
    try {
      return ActJson.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads {@link #json()}. */
  public static Handed of(String json) {
    return read(json, Handed.class);
  }

  /** Reads {@link #json(Part)}. */
  public static Part part(String json) {
    return read(json, Part.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return ActJson.MAPPER.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("What was read from a file cannot be read again.", damaged);
    }
  }
}
