package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Submissions;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * What people without an account handed in and nobody has looked at: shown, or refused with a
 * reason that is on record. Also opens a meeting for the public.
 */
public final class SubmissionRoutes {
  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Submissions submissions;

  public SubmissionRoutes(
      Pages pages, Meetings meetings, Resolutions resolutions, Submissions submissions) {
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.submissions = submissions;
  }

  /**
   * One that waits.
   *
   * @param clause the words of its clause; empty for the whole resolution
   */
  public record Waiting(AgendaItem item, Submissions.Handed handed, String clause) {
    /** A code that there is a message for. */
    public String group() {
      String group = handed.input().group();
      return SubmissionRules.GROUPS.contains(group) ? group : "other";
    }
  }

  public void mount(Router router) {
    router.route("/desk/submissions*").handler(Gate.may(Action.MODERATE));
    router.get("/desk/submissions").handler(ctx -> show(ctx, null));
    router.post("/desk/submissions").handler(this::moderate);
    router.post("/desk/submissions/invite").handler(this::invite);
  }

  private void show(RoutingContext ctx, @Nullable Refusal refusal) {
    Future<List<Meeting>> all = meetings.all();
    Future<List<Waiting>> waiting = waiting();
    Future.all(all, waiting)
        .onSuccess(
            both ->
                pages.show(
                    ctx,
                    "desk/submissions.jte",
                    pages.frame(ctx, "submissions.title"),
                    "meetings",
                    all.result(),
                    "waiting",
                    waiting.result(),
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private Future<List<Waiting>> waiting() {
    return submissions
        .moderation()
        .waiting()
        .compose(
            ids -> {
              List<Future<List<Waiting>>> parts = new ArrayList<>();
              ids.forEach(id -> parts.add(waiting(id)));
              return Future.all(parts)
                  .map(
                      done -> {
                        List<Waiting> found = new ArrayList<>();
                        parts.forEach(part -> found.addAll(part.result()));
                        return found;
                      });
            });
  }

  private Future<List<Waiting>> waiting(long resolution) {
    Future<Optional<AgendaItem>> item = meetings.resolution(resolution);
    Future<List<Submissions.Handed>> handed = submissions.moderation().waiting(resolution);
    return Future.all(item, handed, resolutions.state(resolution))
        .map(
            all -> {
              org.plenary.resolution.State state = all.resultAt(2);
              return item.result().stream()
                  .flatMap(
                      known ->
                          handed.result().stream()
                              .map(
                                  one ->
                                      new Waiting(known, one, words(state, one.input().clause()))))
                  .toList();
            });
  }

  private static String words(org.plenary.resolution.State state, String clause) {
    return state.doc().blocks().stream()
        .filter(block -> block.id().equals(clause))
        .map(block -> block.plainText())
        .findFirst()
        .orElse("");
  }

  private void moderate(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    submissions
        .moderation()
        .moderate(
            Forms.number(request, "resolution"),
            (int) Math.min(Integer.MAX_VALUE, Forms.number(request, "number")),
            Forms.field(request, "shown").equals("true"),
            Forms.field(request, "why").strip(),
            Gate.sure(ctx).voice())
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/submissions"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, refusal)));
  }

  private void invite(RoutingContext ctx) {
    meetings
        .settings()
        .invitePublic(
            Forms.field(ctx.request(), "meeting"),
            Forms.field(ctx.request(), "invites").equals("true"),
            Gate.sure(ctx).voice())
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/submissions"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, refusal)));
  }
}
