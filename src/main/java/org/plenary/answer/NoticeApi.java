package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Answer;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.SignedIn;
import org.plenary.people.Voices;
import org.plenary.refusal.Refused;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Resolutions;

/**
 * What somebody who is signed in should look at. An answer that is handed out here has reached its
 * contributor: that is noted in the log, once.
 */
final class NoticeApi {
  private static final Logger LOG = Logger.getLogger(NoticeApi.class.getName());

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Notices notices;
  private final Clock clock;
  private final Future<Void> ready;

  /**
   * @param ready when all resolutions have been looked through
   */
  NoticeApi(
      Meetings meetings,
      Resolutions resolutions,
      Voices voices,
      Notices notices,
      Clock clock,
      Future<Void> ready) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.voices = voices;
    this.notices = notices;
    this.clock = clock;
    this.ready = ready;
  }

  void mount(Router router) {
    router.get("/api/me/notices").handler(Gate.may(Action.FOLLOW)).handler(this::mine);
  }

  private void mine(RoutingContext ctx) {
    SignedIn who = Gate.sure(ctx);
    ready
        .transform(done -> found(who))
        .compose(this::json)
        .onSuccess(json -> AnswerApi.answer(ctx, new JsonObject().put("notices", json)))
        .onFailure(ctx::fail);
  }

  private Future<Map<Long, List<Notice>>> found(SignedIn who) {
    return Future.succeededFuture(
        notices.of(who.voice().delegationId(), who.may(Action.DECIDE), clock.millis()));
  }

  private Future<JsonArray> json(Map<Long, List<Notice>> found) {
    List<Future<JsonArray>> parts = new ArrayList<>();
    found.forEach(
        (resolution, all) ->
            parts.add(
                meetings
                    .resolution(resolution)
                    .map(
                        (Optional<AgendaItem> item) -> {
                          JsonArray part = new JsonArray();
                          item.ifPresent(known -> all.forEach(one -> part.add(json(known, one))));
                          all.forEach(one -> note(resolution, one));
                          return part;
                        })));
    return Future.all(parts)
        .map(
            done -> {
              JsonArray json = new JsonArray();
              parts.forEach(part -> json.addAll(part.result()));
              return json;
            });
  }

  private static JsonObject json(AgendaItem item, Notice notice) {
    JsonObject json =
        new JsonObject()
            .put("is", notice.kind().name().toLowerCase(Locale.ROOT))
            .put(
                "resolution",
                new JsonObject()
                    .put("id", String.valueOf(item.id()))
                    .put("meeting", item.meeting())
                    .put("slug", item.slug())
                    .put("symbol", item.symbol())
                    .put("title", item.title()))
            .put("input", notice.input())
            .put("version", notice.version())
            .put("at", notice.at());
    Answer.Published published = notice.answer();
    if (published != null) {
      json.put("fresh", notice.kind() == Notice.Kind.ANSWER && !notice.onPage())
          .put("outcome", ActJson.code(published.answer().outcome()))
          .put("heard", published.answer().heard())
          .put("why", published.answer().why())
          .put("contestUntil", published.contestUntil());
      Answer.Response response = published.response();
      if (response != null) {
        json.put("contested", response.why());
      }
    }
    return json;
  }

  /** It is on its way to the contributor's page; a failure is made up for by the next look. */
  private void note(long resolution, Notice notice) {
    if (notice.kind() != Notice.Kind.ANSWER || notice.onPage()) {
      return;
    }
    Outbox.Key key = new Outbox.Key(resolution, notice.input(), notice.version(), 0);
    voices
        .server()
        .compose(server -> resolutions.submit(resolution, Courier.noted(server, key, "page")))
        .onFailure(
            failure -> {
              if (!(failure instanceof Refused)) {
                LOG.log(Level.WARNING, "A delivery was not noted.", failure);
              }
            });
  }
}
