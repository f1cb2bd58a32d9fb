package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.Input;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;

/**
 * What the public may see, decided here and nowhere else.
 *
 * <p>Everybody may read a resolution from the moment its base text is stored: its text at every
 * version, its exports, and of each change when it was made, for which delegation and region, in
 * which capacity, and the words it added and removed. Nobody outside is told a person's name, which
 * browser a change came from, who is present, or what was refused. Until it has a text, and while
 * the secretariat withholds it, a resolution is for the public as if it had never been: no agenda
 * lists it, and every address of it answers as one that never was. Withholding hides all versions,
 * the earlier ones included. One place keeps what was public once: the log of the meeting, from
 * which nothing is ever taken. Whoever reads it finds number, symbol, title and address of a
 * resolution that is withheld later, that and when it was withheld, and of its entries all but the
 * words. So a title that must not be known is not to be published first.
 *
 * <p>The secretariat chooses whether a meeting is public at once, after a delay, or at stages.
 * After a delay an entry is shown when it is that old. At stages all is shown up to the last entry
 * that ended one: the base text, a clause agreed, by declaration or by silence, the close of a
 * sitting, the adoption; and, where a version was given a name, up to that version, with the naming
 * where nothing came between. What is not shown yet is for the public as if it had not happened: no
 * page, file, feed or stream tells of it, nor that there is something. A choice holds from the
 * moment it is made: what was public before stays public. Who is admitted to the drafting sees
 * everything at once. The log of the meeting takes in what is not shown yet, behind its
 * commitments, so that it can be proved afterwards that nothing was changed meanwhile; the words
 * are given out when they are shown. Whoever handed something in without an account is told at once
 * what became of it.
 *
 * <p>Of what is said beside the text everybody may read all that was submitted: each proposal in
 * all its versions, whether it was taken up, not accepted or withdrawn, remarks with their replies,
 * statements, positions with their reasons, square brackets with who asked for them, statuses,
 * answers, how and when these were delivered, and what the contributor said to them; all of it
 * under the delegation, region and capacity it was said for. Drafts of proposals and of answers are
 * in no log and never public. A public submission shows its number, time and version from the
 * start; what it says, on which clause and from which group only after the secretariat let it
 * through, never who sent it. Who spoke in the room is told by delegation, for the name in the
 * record is a person's. E-mail addresses are in no log.
 *
 * <p>Thread-safe; asks the database each time, so that a withholding takes effect at once.
 */
public final class Visibility {
  private static final String WITHHELD =
      "SELECT resolution FROM (SELECT DISTINCT ON (resolution) resolution, withheld"
          + " FROM withholding WHERE resolution = ANY($1) ORDER BY resolution, id DESC) last"
          + " WHERE withheld";

  /** Entries looked back at for the end of a stage. */
  private static final int LOOK_BACK = 200;

  private final SqlClient client;
  private final Clock clock;
  private final Meetings meetings;
  private final Journal journal;

  /**
   * @param client for our own table
   */
  public Visibility(SqlClient client, Clock clock, Meetings meetings, Journal journal) {
    this.client = client;
    this.clock = clock;
    this.meetings = meetings;
    this.journal = journal;
  }

  /**
   * Up to when what happened is shown, in milliseconds since 1970.
   *
   * @param any every entry up to then
   * @param stages the stages that were reached up to then
   */
  record Horizon(long any, long stages) {
    static final Horizon LIVE = new Horizon(Long.MAX_VALUE, Long.MAX_VALUE);

    boolean isLive() {
      return any == Long.MAX_VALUE;
    }
  }

  /** What of a meeting may be shown. */
  record Sight(Publishing publishing, Horizon horizon, Set<Long> withheld) {}

  /**
   * Up to when everything that happened is shown, at the latest, in milliseconds since 1970: for
   * those who check afterwards.
   */
  public static long shownUpTo(List<Publishing.Chosen> chosen, long now) {
    return horizon(chosen, now).any();
  }

  /** Up to when what happened is shown now, after these choices in their order. */
  static Horizon horizon(List<Publishing.Chosen> chosen, long now) {
    if (chosen.isEmpty()) {
      return Horizon.LIVE;
    }
    long any = chosen.get(0).since();
    long stages = 0;
    for (int i = 0; i < chosen.size(); i++) {
      Publishing one = chosen.get(i).publishing();
      boolean last = i == chosen.size() - 1;
      long end = last ? now : chosen.get(i + 1).since();
      switch (one.mode()) {
        case LIVE -> any = last ? Long.MAX_VALUE : Math.max(any, end);
        case DELAY -> any = Math.max(any, end - one.minutes() * 60_000L);
        case STAGES -> stages = Math.max(stages, end);
      }
    }
    return new Horizon(any, stages);
  }

  /** The version up to which an entry lets the public read where a meeting is shown at stages. */
  static long stage(Entry entry) {
    Event event = EventJson.event(entry);
    if (event instanceof Event.TextSet) {
      return entry.version();
    }
    if (!(event instanceof Event.Acted acted)) {
      return 0;
    }
    if (acted.act() instanceof Act.Named named) {
      return named.version() == entry.version() - 1 ? entry.version() : named.version();
    }
    boolean ends =
        acted.act() instanceof Act.SittingClosed
            || acted.act() instanceof Act.Adopted
            || acted.act() instanceof Act.SilenceEnded silence && !silence.broken()
            || acted.act() instanceof Act.StatusDeclared status
                && status.status() == ClauseStatus.AGREED;
    return ends ? entry.version() : 0;
  }

  /** What may be shown now of a meeting and these of its resolutions. */
  Future<Sight> sight(long meeting, Set<Long> resolutions) {
    Future<List<Publishing.Chosen>> chosen = meetings.publishing(meeting);
    Future<Set<Long>> withheld = withheld(resolutions);
    return Future.all(chosen, withheld)
        .map(
            both -> {
              List<Publishing.Chosen> all = chosen.result();
              Publishing now =
                  all.isEmpty() ? Publishing.LIVE : all.get(all.size() - 1).publishing();
              return new Sight(now, horizon(all, clock.millis()), withheld.result());
            });
  }

  /**
   * Up to which version the public may read each of these resolutions of a meeting; those of which
   * nothing may be read are missing. {@link Long#MAX_VALUE} for all that there is.
   */
  public Future<Map<Long, Long>> readable(long meeting, Set<Long> resolutions) {
    return sight(meeting, resolutions)
        .compose(
            sight -> {
              Map<Long, Future<Long>> reached = new HashMap<>();
              for (long id : resolutions) {
                if (!sight.withheld().contains(id)) {
                  reached.put(id, reached(id, 0, sight.horizon()));
                }
              }
              return Future.all(List.copyOf(reached.values())).map(done -> versions(reached));
            });
  }

  private static Map<Long, Long> versions(Map<Long, Future<Long>> reached) {
    Map<Long, Long> versions = new HashMap<>();
    reached.forEach(
        (id, version) -> {
          if (mayRead(version.result(), false)) {
            versions.put(id, version.result());
          }
        });
    return versions;
  }

  /**
   * The version up to which a resolution is shown that is not withheld.
   *
   * @param after a version up to which it is shown already
   */
  Future<Long> reached(long resolution, long after, Horizon horizon) {
    if (horizon.isLive()) {
      return Future.succeededFuture(Long.MAX_VALUE);
    }
    Future<Long> any = journal.upTo(resolution, after, horizon.any());
    Future<Long> stage = stage(resolution, Long.MAX_VALUE, horizon.stages(), after);
    return Future.all(any, stage).map(both -> Math.max(any.result(), stage.result()));
  }

  private Future<Long> stage(long resolution, long before, long until, long known) {
    if (until == 0) {
      return Future.succeededFuture(known);
    }
    return journal
        .stages(resolution, before, until, LOOK_BACK)
        .compose(
            entries -> {
              long reached = known;
              for (Entry entry : entries) {
                if (entry.version() <= reached) {
                  return Future.succeededFuture(reached);
                }
                reached = Math.max(reached, stage(entry));
              }
              return entries.size() < LOOK_BACK
                  ? Future.succeededFuture(reached)
                  : stage(resolution, entries.get(entries.size() - 1).version(), until, reached);
            });
  }

  /** The rule. */
  static boolean mayRead(long version, boolean withheld) {
    return version > 0 && !withheld;
  }

  /** What of a voice the public may know: without the person. */
  static Speaker of(Voice voice) {
    return new Speaker(voice.region(), voice.delegation(), voice.capacity());
  }

  /** What of an entry's author the public may know. */
  static Speaker of(By by) {
    return new Speaker(by.region(), by.name(), by.capacity());
  }

  /** For whom a statement was made; null where no delegation is known. */
  static @Nullable Speaker of(Input.Statement statement) {
    Input.Spoken spoken = statement.spoken();
    return spoken == null ? null : new Speaker(spoken.region(), spoken.name(), Capacity.DELEGATE);
  }

  /** Whence a submission that is shown came: the group it was given under. */
  static Speaker of(Input.PublicInput submission) {
    return new Speaker("", submission.group(), Capacity.PUBLIC);
  }

  /** Whether an input is shown with what it says; others have their number and time only. */
  static boolean isListed(Input input) {
    return !(input instanceof Input.PublicInput submission)
        || submission.moderation() != null && submission.moderation().shown();
  }

  /** Which of these resolutions are withheld. */
  public Future<Set<Long>> withheld(Set<Long> resolutions) {
    return client
        .preparedQuery(WITHHELD)
        .execute(Tuple.of(resolutions.toArray(Long[]::new)))
        .map(
            rows -> {
              Set<Long> found = new HashSet<>();
              for (Row row : rows) {
                found.add(row.getLong(0));
              }
              return found;
            });
  }

  /** Takes a resolution back from the public, or gives it back; the decision is kept. */
  public Future<Void> withhold(long resolution, boolean withheld, Voice by) {
    return client
        .preparedQuery(
            "INSERT INTO withholding (resolution, withheld, voice, at) VALUES ($1, $2, $3, $4)")
        .execute(Tuple.of(resolution, withheld, by.id(), clock.instant().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }
}
