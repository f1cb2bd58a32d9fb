package org.plenary.input;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Transcript;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Submission;

/**
 * One turn of a transcript, to be put on record as a statement, word for word. Pure.
 *
 * @param transcript number of the transcript
 * @param source what it is the transcript of
 */
public record Turn(long transcript, String source, Intervention said) {
  private static final String BREAK = "\n\n";

  /**
   * That turn, from 0.
   *
   * <p>Refusal: {@code turn.unknown}.
   */
  public static Turn of(Transcripts.Kept kept, Transcript read, int index) {
    if (index < 0 || index >= read.interventions().size()) {
      throw Refusal.of("turn.unknown", "There is no such turn in the transcript.").asException();
    }
    return new Turn(kept.listed().id(), kept.listed().source(), read.interventions().get(index));
  }

  /** How statements say where they are from: the transcript and the turn in it, from 1. */
  public String reference() {
    return source + " #" + (said.index() + 1);
  }

  /** Whether a statement was taken from this turn. */
  public boolean gave(Input input) {
    return input instanceof Input.Statement statement && !statement.withdrawn() && tells(statement);
  }

  /**
   * Whether it was taken from here: another transcript may once have had the same name, so the
   * words are asked, too, as long as they are not erased.
   */
  private boolean tells(Input.Statement statement) {
    return statement.source().equals(reference())
        && (statement.text().isBlank() || apart(speech()).contains(apart(statement.text())));
  }

  private static String apart(List<String> paragraphs) {
    return apart(String.join(BREAK, paragraphs));
  }

  private static String apart(String text) {
    return BREAK + text + BREAK;
  }

  /** How many statements that were taken from this turn were withdrawn again. */
  private long withdrawn(Collection<Input> inputs) {
    return inputs.stream()
        .filter(Input.Statement.class::isInstance)
        .map(Input.Statement.class::cast)
        .filter(one -> one.withdrawn() && tells(one))
        .count();
  }

  /** What was said, without the captioner's notes. */
  public List<String> speech() {
    return said.paragraphs().stream()
        .filter(paragraph -> !paragraph.note())
        .map(Transcript.Paragraph::text)
        .toList();
  }

  /**
   * What puts it on record, once however often it is asked for; once more when it was withdrawn.
   *
   * <p>Refusal: {@code turn.paragraphs}.
   *
   * @param inputs all of the resolution, as they are now
   * @param clause empty for the whole resolution
   * @param speaker the name as the secretariat gives it; may be empty
   * @param spoken for whom
   * @param from number of its first paragraph of speech, from 1
   * @param to number of the last
   */
  public Submission statement(
      Voice by,
      Collection<Input> inputs,
      String clause,
      String speaker,
      Input.@Nullable Spoken spoken,
      int from,
      int to) {
    List<String> speech = speech();
    if (from < 1 || to < from || to > speech.size()) {
      throw new Refusal("turn.paragraphs", "There are no such paragraphs in the turn.", "from")
          .asException();
    }
    String text = String.join(BREAK, speech.subList(from - 1, to));
    String what = HexFormat.of().toHexDigits(Objects.hash(clause, speaker, spoken, from, to));
    long gone = withdrawn(inputs);
    String again = gone == 0 ? "" : "-" + gone;
    String key = "transcript-" + transcript + "-" + said.index() + "-" + what + again;
    Act act = new Act.Stated(0, clause, speaker, spoken, text, reference());
    return new Submission(by, key, 1, new Command.Do(act));
  }
}
