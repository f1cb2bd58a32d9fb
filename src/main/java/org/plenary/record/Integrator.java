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
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voices;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.publication.Visibility;

/**
 * Takes what is committed into the logs, once a second (every three while much is coming), beside
 * the drafting and never in its way: hashing and signing are done on worker threads. Of several
 * servers on one database one adds at a time. Leaves are committed first, then signed, then the
 * checkpoint is published; whatever is cut off in between is taken up again.
 */
public final class Integrator {
  private static final Logger LOG = Logger.getLogger(Integrator.class.getName());
  private static final long EVERY_MS = 1_000;

  /** After a pass that took so many entries some ticks are left out: those who type come first. */
  private static final int MUCH = 100;

  private static final int LEFT_OUT = 2;

  /** Entries of one transaction: few, for the commit of an edit may come to wait for its flush. */
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
    return pool.withTransaction(client -> take(client, meeting))
        .compose(more -> more ? catchUp(meeting) : Future.succeededFuture());
  }

  /** Takes at most so many entries; true where more may wait. */
  private Future<Boolean> take(SqlClient client, Meeting meeting) {
    return RecordTables.lock(client, meeting.id())
        .compose(
            free ->
                free
                    ? meetings
                        .agenda(meeting.slug())
                        .compose(
                            items ->
                                items.isEmpty()
                                    ? Future.succeededFuture(false)
                                    : meetings
                                        .publishing(meeting.id())
                                        .compose(
                                            chosen ->
                                                log(client, meeting)
                                                    .compose(
                                                        log ->
                                                            take(
                                                                client,
                                                                log,
                                                                new Wanted(items, chosen)))))
                    : Future.succeededFuture(false));
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

  /** What is on the agenda, and when it is to be public. */
  private record Wanted(List<AgendaItem> items, List<Publishing.Chosen> chosen) {}

  private Future<Boolean> take(SqlClient client, Log log, Wanted wanted) {
    Set<Long> ids = wanted.items().stream().map(AgendaItem::id).collect(Collectors.toSet());
    Set<Long> fresh = ids.stream().filter(id -> !log.isListed(id)).collect(Collectors.toSet());
    Future<Set<Long>> withheld = visibility.withheld(ids);
    Future<Map<Long, Long>> shown = visibility.readable(log.meeting, fresh);
    return Future.all(withheld, shown)
        .compose(
            both -> {
              Set<Long> hidden = withheld.result();
              Map<Long, Long> from = new TreeMap<>();
              ids.stream()
                  .filter(id -> !hidden.contains(id))
                  .filter(id -> log.isListed(id) || shown.result().containsKey(id))
                  .forEach(id -> from.put(id, log.version(id)));
              return journal
                  .beyond(from, MOST)
                  .compose(entries -> take(client, log, wanted, hidden, entries));
            });
  }

  private Future<Boolean> take(
      SqlClient client, Log log, Wanted wanted, Set<Long> hidden, List<Entry> entries) {
    Set<Integer> speakers = entries.stream().map(Entry::voice).collect(Collectors.toSet());
    return voices
        .byIds(speakers)
        .compose(
            known ->
                ErasureTables.grantWishes(client, log.meeting)
                    .compose(done -> RecordTables.anew(client, log.meeting))
                    .onSuccess(anew -> anew.ifPresent(log::begunAnew))
                    .compose(done -> ErasureTables.erasures(client, log.meeting))
                    .compose(
                        erasures ->
                            vertx
                                .executeBlocking(
                                    () ->
                                        log.grow(
                                            wanted.items(),
                                            wanted.chosen(),
                                            hidden,
                                            entries,
                                            known,
                                            erasures,
                                            clock.millis()),
                                    false)
                                .compose(grown -> store(client, log, grown, erasures))))
        .map(stored -> stored > 0 && entries.size() >= MOST);
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
              return vertx
                  .executeBlocking(() -> signer.sign(log.meeting, log.origin, log.tree()), true)
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
