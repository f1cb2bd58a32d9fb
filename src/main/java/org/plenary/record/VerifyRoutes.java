package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.http.Etag;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.proof.Hash;
import org.plenary.publication.Frame;
import org.plenary.publication.Pages;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;

/**
 * The page on which a browser checks the record, and the record of one resolution that it reads.
 */
final class VerifyRoutes {
  private static final String LOG = "/m/:meeting/log";

  private final Pages pages;
  private final Scripts scripts;
  private final Meetings meetings;
  private final OpenLogs logs;
  private final KeptFiles files;
  private final Settled settled;
  private final Visibility visibility;
  private final ResolutionWriter writer;

  VerifyRoutes(
      Pages pages,
      Scripts scripts,
      Meetings meetings,
      OpenLogs logs,
      KeptFiles files,
      Settled settled,
      Visibility visibility,
      ResolutionWriter writer) {
    this.pages = pages;
    this.scripts = scripts;
    this.meetings = meetings;
    this.logs = logs;
    this.files = files;
    this.settled = settled;
    this.visibility = visibility;
    this.writer = writer;
  }

  void mount(Router router) {
    router.get(LOG + "/verify").handler(this::page);
    router.get(LOG + "/resolution/:resolution").handler(this::resolution);
  }

  /** Refusal: {@code log.unknown}. */
  private void page(RoutingContext ctx) {
    meetings
        .bySlug(ctx.pathParam("meeting"))
        .map(found -> found.orElseThrow(() -> OpenLogs.unknown("log.unknown", "log").asException()))
        .compose(meeting -> readable(meeting).map(items -> page(ctx, meeting, items)))
        .onSuccess(html -> {})
        .onFailure(ctx::fail);
  }

  private Future<List<AgendaItem>> readable(Meeting meeting) {
    return meetings
        .agenda(meeting.slug())
        .compose(
            items -> {
              Set<Long> ids = items.stream().map(AgendaItem::id).collect(Collectors.toSet());
              return visibility
                  .readable(meeting.id(), ids)
                  .map(
                      shown ->
                          items.stream().filter(item -> shown.containsKey(item.id())).toList());
            });
  }

  private String page(RoutingContext ctx, Meeting meeting, List<AgendaItem> items) {
    String asked = ctx.request().getParam("resolution");
    String chosen =
        items.stream()
            .map(AgendaItem::slug)
            .filter(slug -> slug.equals(asked))
            .findFirst()
            .orElse("");
    Frame frame =
        pages.lettered(
            ctx,
            pages.messages(ctx).text("verify.title"),
            chosen.isEmpty() ? "" : "resolution=" + chosen);
    String html =
        pages.html(
            "open/verify.jte",
            frame,
            "page",
            new VerifyPage(meeting, items, chosen),
            "script",
            scripts.entry("src/verify/main.ts").orElse(null));
    ctx.response().putHeader("Content-Language", frame.language().tag());
    ctx.response().putHeader("Vary", "Accept-Language, Cookie");
    ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    if (!Etag.answeredExactly(ctx, Hash.of(html.getBytes(UTF_8)).hex().substring(0, 16))) {
      ctx.response().end(Buffer.buffer(html));
    }
    return html;
  }

  /**
   * The record of one resolution, a line each. Refusals: {@code log.unknown}, {@code
   * resolution.unknown}.
   */
  private void resolution(RoutingContext ctx) {
    logs.of(ctx)
        .compose(
            log ->
                meetings
                    .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
                    .compose(
                        item ->
                            item.isEmpty()
                                ? unknown()
                                : visibility
                                    .readable(log.meeting(), Set.of(item.get().id()))
                                    .compose(shown -> file(log, item.get(), shown))))
        .onSuccess(
            file -> {
              ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/jsonl");
              ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=10");
              ctx.response().sendFile(file.toString());
            })
        .onFailure(ctx::fail);
  }

  private Future<Path> file(OpenLogs.Open log, AgendaItem item, Map<Long, Long> shown) {
    Long readable = shown.get(item.id());
    return readable == null
        ? unknown()
        : settled
            .erasing(log)
            .compose(
                now ->
                    files.get(
                        "resolution " + item.id() + " " + log.head().size() + " " + readable,
                        now.asked(),
                        () ->
                            settled.write(
                                log.meeting(), newest -> writer.write(newest, item, readable))));
  }

  private static <T> Future<T> unknown() {
    return Future.failedFuture(OpenLogs.unknown("resolution.unknown", "resolution").asException());
  }
}
