package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;

/**
 * What the public may see, decided here and nowhere else.
 *
 * <p>Everybody may read a resolution from the moment its base text is stored: its text at every
 * version, its exports, and of each change when it was made, for which delegation and region, in
 * which capacity, and the words it added and removed. Nobody outside is told a person's name, which
 * browser a change came from, who is present, or what was refused. Until it has a text, and while
 * the secretariat withholds it, a resolution is for the public as if it had never been: no agenda
 * lists it, and every address of it answers as one that never was. Withholding hides all versions,
 * the earlier ones included.
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

  private final SqlClient client;
  private final Clock clock;

  public Visibility(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
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
