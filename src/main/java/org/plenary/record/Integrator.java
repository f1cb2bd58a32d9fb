package org.plenary.record;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Site;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.MeetingSettings;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voices;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.publication.Visibility;

/**
 * Takes what is committed into the logs, once a second (every three while much is coming), beside
 * the drafting and never in its way: hashing and signing are done on worker threads. Of several
 * servers on one database one adds at a time. Leaves are committed and flushed first, then signed,
 * then the checkpoint is published; whatever is cut off in between is taken up again.
 */
public final class Integrator {
  private static final Logger LOG = Logger.getLogger(Integrator.class.getName());
  private static final long EVERY_MS = 1_000;

  /** After a pass that took so many entries some ticks are left out: those who type come first. */
  private static final int MUCH = 100;

  private static final int LEFT_OUT = 2;

  /** Entries of one transaction: few, for what they write goes to the disk before the next edit. */
  private static final int MOST = 250;

  private final Vertx vertx;
  private final Clock clock;
  private final Site site;
  private final Pool pool;
  private final Journal journal;
  private final Meetings meetings;
  private final Voices voices;
  private final Visibility visibility;
  private final Signer signer;
  private final Map<Long, Log> logs = new ConcurrentHashMap<>();
  private final Map<Long, String> told = new HashMap<>();
  private Future<Void> pass = Future.succeededFuture();
  private @Nullable Context home;
  private @Nullable Long timer;
  private final AtomicInteger taken = new AtomicInteger();
  private int left;

  public Integrator(
      Vertx vertx,
      Clock clock,
      Site site,
      Pool pool,
      Journal journal,
      Meetings meetings,
      Voices voices,
      Visibility visibility,
      Signer signer) {
    this.vertx = vertx;
    this.clock = clock;
    this.site = site;
    this.pool = pool;
    this.journal = journal;
    this.meetings = meetings;
    this.voices = voices;
    this.visibility = visibility;
    this.signer = signer;
  }

  /** Begins to work once a second. Call from the context it is to live on. */
  public void start() {
    home = vertx.getOrCreateContext();
    timer =
        vertx.setPeriodic(
            EVERY_MS,
            tick -> {
              if (pass.isComplete() && !leftOut()) {
                all().onFailure(e -> LOG.log(Level.WARNING, "The record waits: {0}", e.toString()));
              }
            });
  }

  private boolean leftOut() {
    if (taken.get() < MUCH || ++left > LEFT_OUT) {
      left = 0;
      taken.set(0);
      return false;
    }
    return true;
  }

  /** Lets the pass under way end; begins no other. */
  public Future<Void> close() {
    Context where = home;
    if (where == null) {
      return pass.otherwiseEmpty();
    }
    Promise<Void> ended = Promise.promise();
    where.runOnContext(
        v -> {
          Long running = timer;
          if (running != null) {
            vertx.cancelTimer(running);
          }
          pass.otherwiseEmpty().onComplete(ended);
        });
    return ended.future();
  }

  /** One pass over all meetings; completes when all that was there is signed. */
  public Future<Void> all() {
    pass =
        pass.otherwiseEmpty()
            .compose(v -> meetings.all())
            .compose(
                all -> {
                  Future<Void> done = Future.succeededFuture();
                  for (Meeting meeting : all) {
                    done = done.compose(v -> one(meeting));
                  }
                  return done;
                });
    return pass;
  }

  /** A log that is damaged does not stop the others. */
  private Future<Void> one(Meeting meeting) {
    return catchUp(meeting)
        .compose(done -> publish(meeting))
        .onSuccess(done -> told.remove(meeting.id()))
        .recover(
            cause -> {
              logs.remove(meeting.id());
              String sentence = cause.toString();
              if (!sentence.equals(told.put(meeting.id(), sentence))) {
                LOG.log(
                    Level.SEVERE,
                    "The record of {0} is not signed: {1}",
                    new Object[] {meeting.slug(), sentence});
              }
              return Future.succeededFuture();
            });
  }

  private Future<Void> catchUp(Meeting meeting) {
    return catchUp(meeting, null);
  }

  private Future<Void> catchUp(Meeting meeting, @Nullable Seen seen) {
    return pool.withTransaction(client -> take(client, meeting, seen))
        .compose(
            piece ->
                piece.more() ? catchUp(meeting, piece.seen()) : Future.<Void>succeededFuture());
  }

  /**
   * What a pass has looked up for its first piece and takes the rest by: each look is a question to
   * the database, and edits wait for its answers, too.
   *
   * @param items on the agenda
   * @param chosen when it is to be public
   * @param changed its settings, the oldest change first
   * @param hidden those that are withheld
   * @param open those whose entries are taken
   */
  private record Seen(
      List<AgendaItem> items,
      List<Publishing.Chosen> chosen,
      List<MeetingSettings.Changed> changed,
      Set<Long> hidden,
      Set<Long> open) {
    static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), Set.of(), Set.of());
  }

  /**
   * @param more whether more may wait
   */
  private record Piece(Seen seen, boolean more) {
    static final Piece NOTHING = new Piece(Seen.NOTHING, false);
  }

  /** Takes at most so many entries. */
  private Future<Piece> take(SqlClient client, Meeting meeting, @Nullable Seen seen) {
    return RecordTables.flushLater(client)
        .compose(done -> RecordTables.lock(client, meeting.id()))
        .compose(
            free -> {
              if (!free) {
                return Future.succeededFuture(Piece.NOTHING);
              }
              return seen == null
                  ? first(client, meeting)
                  : log(client, meeting).compose(log -> piece(client, log, seen, List.of()));
            });
  }

  /** With what is done once a pass: what is to be erased, and that the log was begun anew. */
  private Future<Piece> first(SqlClient client, Meeting meeting) {
    Future<List<AgendaItem>> items = meetings.agenda(meeting.slug());
    Future<List<Publishing.Chosen>> chosen = meetings.publishing(meeting.id());
    Future<List<MeetingSettings.Changed>> changed = meetings.settings().changes(meeting.id());
    return Future.all(items, chosen, changed)
        .compose(
            all ->
                items.result().isEmpty()
                    ? Future.succeededFuture(Piece.NOTHING)
                    : log(client, meeting)
                        .compose(
                            log ->
                                look(log, items.result(), chosen.result(), changed.result())
                                    .compose(seen -> first(client, log, seen))));
  }

  private Future<Piece> first(SqlClient client, Log log, Seen seen) {
    return ErasureTables.grantWishes(client, log.meeting)
        .compose(done -> RecordTables.anew(client, log.meeting))
        .onSuccess(anew -> anew.ifPresent(log::begunAnew))
        .compose(done -> ErasureTables.erasures(client, log.meeting))
        .compose(erasures -> piece(client, log, seen, erasures));
  }

  private Future<Seen> look(
      Log log,
      List<AgendaItem> items,
      List<Publishing.Chosen> chosen,
      List<MeetingSettings.Changed> changed) {
    Set<Long> ids = items.stream().map(AgendaItem::id).collect(Collectors.toSet());
    Set<Long> fresh = ids.stream().filter(id -> !log.isListed(id)).collect(Collectors.toSet());
    Future<Set<Long>> withheld = visibility.withheld(ids);
    Future<Map<Long, Long>> shown = visibility.readable(log.meeting, fresh);
    return Future.all(withheld, shown)
        .map(
            both -> {
              Set<Long> hidden = withheld.result();
              Set<Long> open =
                  ids.stream()
                      .filter(id -> !hidden.contains(id))
                      .filter(id -> log.isListed(id) || shown.result().containsKey(id))
                      .collect(Collectors.toSet());
              return new Seen(items, chosen, changed, hidden, open);
            });
  }

  private Future<Log> log(SqlClient client, Meeting meeting) {
    String host = site.origins().get(0).replaceFirst("^https?://", "");
    return RecordTables.origin(client, meeting.id(), host + "/m/" + meeting.slug() + "/log")
        .compose(
            origin ->
                RecordTables.size(client, meeting.id())
                    .compose(
                        size -> {
                          Log known = logs.get(meeting.id());
                          return known != null
                                  && known.tree().size() == size
                                  && known.origin.equals(origin)
                              ? Future.succeededFuture(known)
                              : load(client, new Log(meeting.id(), origin), size);
                        }));
  }

  /** Reads and hashes all stored leaves again. */
  private Future<Log> load(SqlClient client, Log log, long size) {
    return RecordTables.each(
            client,
            log.meeting,
            0,
            size,
            page ->
                vertx.executeBlocking(
                    () -> {
                      page.forEach(log::take);
                      return log;
                    },
                    false))
        .map(
            done -> {
              logs.put(log.meeting, log);
              return log;
            });
  }

  private Future<Piece> piece(SqlClient client, Log log, Seen seen, List<Log.Erasure> erasures) {
    Map<Long, Long> from = new TreeMap<>();
    seen.open().forEach(id -> from.put(id, log.version(id)));
    return journal
        .beyond(from, MOST)
        .compose(
            entries ->
                grown(log, seen, entries, erasures)
                    .compose(grown -> store(client, log, grown, erasures))
                    .map(stored -> new Piece(seen, stored > 0 && entries.size() >= MOST)));
  }

  private Future<List<Log.Grown>> grown(
      Log log, Seen seen, List<Entry> entries, List<Log.Erasure> erasures) {
    Set<Integer> speakers = entries.stream().map(Entry::voice).collect(Collectors.toSet());
    seen.changed().forEach(one -> speakers.add(one.voice()));
    return voices
        .byIds(speakers)
        .compose(
            known ->
                vertx.executeBlocking(
                    () ->
                        log.grow(
                            seen.items(),
                            seen.chosen(),
                            seen.changed(),
                            seen.hidden(),
                            entries,
                            known,
                            erasures,
                            clock.millis()),
                    false));
  }

  private Future<Integer> store(
      SqlClient client, Log log, List<Log.Grown> grown, List<Log.Erasure> erasures) {
    if (grown.isEmpty()) {
      return Future.succeededFuture(0);
    }
    long first = grown.get(0).index();
    return RecordTables.add(client, log, grown)
        .compose(done -> ErasureTables.erase(client, log.meeting, erasures))
        .compose(done -> RecordTables.entries(client, log.meeting, first, first + grown.size()))
        .map(
            stored -> {
              List<String> wanted = new ArrayList<>();
              grown.forEach(one -> wanted.add(one.entry()));
              if (!stored.equals(wanted)) {
                throw new IllegalStateException("The log was not stored as it was written.");
              }
              taken.addAndGet(grown.size());
              return grown.size();
            });
  }

  private Future<Void> publish(Meeting meeting) {
    Log log = logs.get(meeting.id());
    if (log == null || log.tree().size() == 0) {
      return Future.succeededFuture();
    }
    Hash root = log.tree().root();
    return RecordTables.head(pool, meeting.id())
        .compose(
            head -> {
              if (isOf(head, log, root)) {
                return Future.succeededFuture();
              }
              return RecordTables.flush(pool)
                  .compose(
                      flushed ->
                          vertx.executeBlocking(
                              () -> signer.sign(log.meeting, log.origin, log.tree()), true))
                  .compose(
                      note ->
                          RecordTables.publish(
                              pool, meeting.id(), log.tree().size(), note, clock.millis()));
            });
  }

  private static boolean isOf(Optional<Note> head, Log log, Hash root) {
    return head.isPresent()
        && head.get()
            .text()
            .equals(new org.plenary.proof.Checkpoint(log.origin, log.tree().size(), root).text());
  }
}
