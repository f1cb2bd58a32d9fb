package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plenary.http.Site;
import org.plenary.journal.Journal;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.proof.EntryProof;
import org.plenary.proof.Tile;
import org.plenary.publication.Frame;
import org.plenary.publication.Pages;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.resolution.Resolutions;

/** The log of a meeting as C2SP tlog-tiles has it, its key, and receipts. For everybody. */
public final class LogRoutes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String A_SECOND = "public, max-age=1";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String LOG = "/m/:meeting/log";

  private static final int MOST_TOLD = 50;

  private final Site site;
  private final Pages pages;
  private final Pool pool;
  private final Meetings meetings;
  private final Signer signer;
  private final BundleWriter writer;
  private final OpenLogs logs;
  private final KeptFiles files;
  private final Settled settled;
  private final VerifyRoutes verify;

  public LogRoutes(
      Vertx vertx,
      Site site,
      Pages pages,
      Scripts scripts,
      Pool pool,
      Meetings meetings,
      Journal journal,
      Resolutions resolutions,
      Visibility visibility,
      Signer signer) {
    this.site = site;
    this.pages = pages;
    this.pool = pool;
    this.meetings = meetings;
    this.signer = signer;
    writer = new BundleWriter(vertx, pool, meetings, journal, resolutions, visibility);
    logs = new OpenLogs(pool, meetings);
    files = new KeptFiles(vertx);
    settled = new Settled(vertx, pool, logs);
    verify =
        new VerifyRoutes(
            pages,
            scripts,
            meetings,
            logs,
            files,
            settled,
            visibility,
            new ResolutionWriter(vertx, pool, meetings, journal, resolutions));
  }

  public void mount(Router router) {
    router.get(LOG).handler(this::page);
    router.get(LOG + "/checkpoint").handler(this::checkpoint);
    router.get(LOG + "/key").handler(this::key);
    router.get(LOG + "/bundle").handler(this::bundle);
    router.get(LOG + "/receipt/:resolution/:version").handler(this::receipt);
    router.get(LOG + "/tile/*").handler(this::tile);
    verify.mount(router);
  }

  /** How to check it, in words; needs no script. */
  private void page(RoutingContext ctx) {
    meetings
        .bySlug(ctx.pathParam("meeting"))
        .map(found -> found.orElseThrow(() -> OpenLogs.unknown("log.unknown", "log").asException()))
        .compose(
            meeting -> {
              Future<Optional<OpenLogs.Open>> log = logs.of(meeting.id());
              Future<List<Leaf>> told = RecordTables.told(pool, meeting.id(), MOST_TOLD);
              return Future.all(log, told).map(both -> page(meeting, log.result(), told.result()));
            })
        .onSuccess(
            page -> {
              Frame frame =
                  pages.lettered(ctx, pages.messages(ctx).text("log.title"), "").of(page.meeting());
              String html = pages.html("open/log.jte", frame, "page", page);
              ctx.response().putHeader("Content-Language", frame.language().tag());
              ctx.response().putHeader("Vary", "Accept-Language, Cookie");
              answer(ctx, "text/html; charset=utf-8", "no-cache", Buffer.buffer(html));
            })
        .onFailure(ctx::fail);
  }

  private LogPage page(Meeting meeting, Optional<OpenLogs.Open> log, List<Leaf> told) {
    return LogPage.of(
        meeting,
        log.map(OpenLogs.Open::head),
        log.map(one -> signer.verifier(one.origin()).toString()).orElse(""),
        site.origins().get(0) + "/m/" + meeting.slug() + "/log",
        told);
  }

  private void checkpoint(RoutingContext ctx) {
    logs.of(ctx)
        .onSuccess(log -> answer(ctx, TEXT, A_SECOND, Buffer.buffer(log.note().toString())))
        .onFailure(ctx::fail);
  }

  private void key(RoutingContext ctx) {
    logs.of(ctx)
        .onSuccess(
            log -> answer(ctx, TEXT, A_SECOND, Buffer.buffer(signer.verifier(log.origin()) + "\n")))
        .onFailure(ctx::fail);
  }

  /** Everything to check the log offline, at most a minute old. */
  private void bundle(RoutingContext ctx) {
    logs.of(ctx)
        .compose(
            log ->
                settled
                    .erasing(log)
                    .compose(
                        now ->
                            files.get(
                                "bundle " + log.meeting(),
                                now.asked(),
                                () -> settled.write(log.meeting(), this::bundle))))
        .onSuccess(
            file -> {
              ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/zip");
              ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
              ctx.response()
                  .putHeader(
                      HttpHeaders.CONTENT_DISPOSITION,
                      "attachment; filename=\"" + ctx.pathParam("meeting") + "-record.zip\"");
              ctx.response().sendFile(file.toString());
            })
        .onFailure(ctx::fail);
  }

  private Future<Path> bundle(OpenLogs.Open log) {
    return writer.write(log.meeting(), log.note(), signer.verifier(log.origin()));
  }

  private void tile(RoutingContext ctx) {
    String path = ctx.normalizedPath();
    String[] parts = path.substring(path.indexOf("/tile/") + "/tile/".length()).split("/", 2);
    Optional<Tile> tile = parts.length == 2 ? Tile.parse(parts[0], parts[1]) : Optional.empty();
    boolean entries = parts[0].equals("entries");
    logs.of(ctx)
        .compose(
            log -> {
              if (tile.isEmpty() || !isIn(tile.get(), log.head().size())) {
                throw OpenLogs.unknown("tile.unknown", "tile").asException();
              }
              return entries ? entries(log, tile.get()) : hashes(log, tile.get());
            })
        .onSuccess(bytes -> answer(ctx, "application/octet-stream", FOR_EVER, bytes))
        .onFailure(ctx::fail);
  }

  private static boolean isIn(Tile tile, long size) {
    return tile.index() * Tile.FULL + tile.width() <= Tile.hashes(tile.level(), size);
  }

  private Future<Buffer> hashes(OpenLogs.Open log, Tile tile) {
    return RecordTables.tile(pool, log.meeting(), tile).map(Buffer::buffer);
  }

  private Future<Buffer> entries(OpenLogs.Open log, Tile tile) {
    long from = tile.index() * Tile.FULL;
    return RecordTables.entries(pool, log.meeting(), from, from + tile.width())
        .map(LogRoutes::prefixed);
  }

  /** Each entry after its length in two bytes. */
  private static Buffer prefixed(List<String> entries) {
    Buffer bytes = Buffer.buffer();
    for (String entry : entries) {
      byte[] one = entry.getBytes(StandardCharsets.UTF_8);
      bytes.appendUnsignedShort(one.length).appendBytes(one);
    }
    return bytes;
  }

  /** Shows that an entry is in the log: a small file to keep. */
  private void receipt(RoutingContext ctx) {
    String version = ctx.pathParam("version");
    logs.of(ctx)
        .compose(
            log ->
                meetings
                    .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
                    .compose(
                        item ->
                            item.isEmpty() || !version.matches("[1-9][0-9]{0,9}")
                                ? Future.succeededFuture(Optional.<Long>empty())
                                : RecordTables.index(
                                    pool, item.get().id(), Long.parseLong(version)))
                    .compose(index -> receipt(log, index)))
        .onSuccess(
            proof ->
                answer(
                    ctx,
                    "text/plain; charset=utf-8",
                    A_SECOND,
                    Buffer.buffer(proof.toString()),
                    "attachment; filename=\""
                        + ctx.pathParam("resolution")
                        + "-"
                        + version
                        + ".tlog-proof\""))
        .onFailure(ctx::fail);
  }

  private Future<EntryProof> receipt(OpenLogs.Open log, Optional<Long> index) {
    if (index.isEmpty() || index.get() >= log.head().size()) {
      throw OpenLogs.unknown("receipt.unknown", "receipt").asException();
    }
    long at = index.get();
    return RecordTables.entries(pool, log.meeting(), at, at + 1)
        .compose(
            entry ->
                Tiles.inclusion(
                        at, log.head().size(), tile -> RecordTables.tile(pool, log.meeting(), tile))
                    .map(
                        path ->
                            new EntryProof(
                                entry.get(0).getBytes(StandardCharsets.UTF_8),
                                at,
                                path,
                                log.note())));
  }

  private static void answer(
      RoutingContext ctx, String type, String cache, Buffer body, String... disposition) {
    ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, cache);
    for (String one : disposition) {
      ctx.response().putHeader(HttpHeaders.CONTENT_DISPOSITION, one);
    }
    ctx.response().end(body);
  }
}
