package org.plenary.publication.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Transcript;
import org.plenary.input.Transcripts;
import org.plenary.input.Turn;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Input;
import org.plenary.people.Delegation;
import org.plenary.publication.ClauseChoice;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;

/**
 * A transcript as the secretariat works through it.
 *
 * @param speakers in the order in which they first speak
 * @param turns all of them, in order
 * @param taking what the form of the turn that is being taken offers; null: none is
 */
public record TranscriptPage(
    Transcripts.Listed listed,
    Meeting meeting,
    Transcript read,
    List<Delegation> delegations,
    List<Speaker> speakers,
    List<TurnRow> turns,
    @Nullable Taking taking) {

  /** A resolution of the meeting as it is now. */
  record Open(AgendaItem item, State state) {}

  /**
   * @param delegation for whom, 0 where that is not known
   */
  public record Speaker(int index, Transcript.Speaker speaker, long delegation) {}

  /** One turn, and the statements that were taken from it. */
  public record TurnRow(Turn turn, List<OnRecord> onRecord) {
    private static final int OPENING = 100;

    /** How it begins, so that what is wanted is found without opening every turn. */
    public String opening() {
      String all = String.join(" ", turn.speech());
      int end = all.length() <= OPENING ? all.length() : all.lastIndexOf(' ', OPENING);
      // Scripts without spaces are cut anywhere, but within no character.
      end =
          end > 0
              ? end
              : all.offsetByCodePoints(0, Math.min(50, all.codePointCount(0, all.length())));
      return end < all.length() ? all.substring(0, end) + " \u2026" : all;
    }
  }

  /** A statement that was taken. */
  public record OnRecord(AgendaItem item, int number) {}

  /** The form of one turn. */
  public record Taking(int turn, Filled filled, List<Group> groups) {}

  /**
   * What stands in its fields.
   *
   * @param delegation that is proposed; 0 for none
   * @param about number of a resolution and, behind a colon, the clause
   */
  public record Filled(String speaker, long delegation, String from, String to, String about) {}

  /** The clauses of one resolution. */
  public record Group(AgendaItem item, List<ClauseChoice> clauses) {}

  /**
   * Puts it together. Takes time in proportion to the transcript: not for an event loop.
   *
   * @param turn the one that is being taken; -1 for none
   * @param filled what was sent and comes back; null: what is proposed
   */
  static TranscriptPage of(
      Transcripts.Kept kept,
      Transcript read,
      Meeting meeting,
      List<Open> resolutions,
      List<Delegation> delegations,
      int turn,
      @Nullable Filled filled) {
    List<Speaker> speakers = new ArrayList<>();
    for (Transcript.Speaker one : read.speakers()) {
      long delegation = kept.delegations().getOrDefault(one.name(), 0L);
      speakers.add(new Speaker(speakers.size(), one, delegation));
    }
    List<TurnRow> turns = new ArrayList<>();
    for (int i = 0; i < read.interventions().size(); i++) {
      Turn one = Turn.of(kept, read, i);
      turns.add(new TurnRow(one, onRecord(one, resolutions)));
    }
    boolean some = turn >= 0 && turn < turns.size();
    return new TranscriptPage(
        kept.listed(),
        meeting,
        read,
        delegations,
        speakers,
        turns,
        some
            ? new Taking(
                turn,
                filled != null ? filled : proposed(kept, turns.get(turn).turn()),
                groups(meeting, resolutions))
            : null);
  }

  private static List<OnRecord> onRecord(Turn turn, List<Open> resolutions) {
    List<OnRecord> found = new ArrayList<>();
    for (Open open : resolutions) {
      for (Input input : open.state().negotiation().inputs().values()) {
        if (turn.gave(input)) {
          found.add(new OnRecord(open.item(), input.number()));
        }
      }
    }
    return found;
  }

  private static Filled proposed(Transcripts.Kept kept, Turn turn) {
    Transcript.Intervention said = turn.said();
    boolean shared = said.has(Transcript.FlagKind.SHARED);
    String name = said.speaker() == null || shared ? "" : said.speaker();
    long delegation = shared ? 0 : kept.delegations().getOrDefault(name, 0L);
    return new Filled(name, delegation, "1", "" + turn.speech().size(), "");
  }

  private static List<Group> groups(Meeting meeting, List<Open> resolutions) {
    List<Group> groups = new ArrayList<>();
    for (Open open : resolutions) {
      Numbering numbering = Numbering.of(open.state().doc(), Export.profile(meeting, open.item()));
      groups.add(new Group(open.item(), ClauseChoice.of(open.state().doc(), numbering)));
    }
    return groups;
  }

  /** The name of a delegation; empty where there is none of that number. */
  public String delegation(long id) {
    return delegations.stream()
        .filter(one -> one.id() == id)
        .map(Delegation::name)
        .findFirst()
        .orElse("");
  }
}
