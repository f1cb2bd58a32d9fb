package org.plenary.answer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Delegation;
import org.plenary.people.Delegations;
import org.plenary.people.Region;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;

/** Finds out who was heard on a resolution. Thread-safe. */
public final class Hearing {
  private final Vertx vertx;
  private final Resolutions resolutions;
  private final Delegations delegations;

  public Hearing(Vertx vertx, Resolutions resolutions, Delegations delegations) {
    this.vertx = vertx;
    this.resolutions = resolutions;
    this.delegations = delegations;
  }

  private record Seen(State state, Authorship.View authors) {}

  /** The table at the newest version; counted beside the event loop. */
  public Future<Heard> of(AgendaItem item) {
    return of(item, seen(item.id()));
  }

  /** The same at a version. */
  public Future<Heard> of(AgendaItem item, State state, Authorship.View authors) {
    return of(item, Future.succeededFuture(new Seen(state, authors)));
  }

  private Future<Heard> of(AgendaItem item, Future<Seen> seen) {
    Future<List<Region>> regions = delegations.regions();
    Future<List<Delegation>> all = delegations.all();
    return Future.all(seen, regions, all)
        .compose(
            done ->
                vertx.executeBlocking(
                    () -> of(item, seen.result(), regions.result(), all.result()), false));
  }

  private static Heard of(
      AgendaItem item, Seen seen, List<Region> regions, List<Delegation> delegations) {
    Map<Long, String> kinds =
        delegations.stream().collect(Collectors.toMap(Delegation::id, d -> d.kind().code()));
    return Heard.of(
        seen.state().version(),
        seen.state().negotiation(),
        seen.state().doc(),
        seen.authors(),
        IcuSegmenter.of(item.language()),
        regions.stream().map(Region::code).toList(),
        kinds);
  }

  /** Text and authors of one version: an open resolution is asked on its own context. */
  private Future<Seen> seen(long resolution) {
    Context caller = vertx.getOrCreateContext();
    Promise<Seen> answer = Promise.promise();
    resolutions
        .context()
        .runOnContext(
            v ->
                resolutions
                    .open(resolution)
                    .compose(
                        open -> {
                          State state = open.state();
                          return open.authors().map(authors -> new Seen(state, authors));
                        })
                    .onComplete(done -> caller.runOnContext(w -> answer.handle(done))));
    return answer.future();
  }
}
