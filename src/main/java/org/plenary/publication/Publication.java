package org.plenary.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import org.plenary.answer.Hearing;
import org.plenary.http.Site;
import org.plenary.input.SubmissionForms;
import org.plenary.input.Submissions;
import org.plenary.meeting.Meetings;
import org.plenary.people.People;
import org.plenary.resolution.Resolutions;

/**
 * The room's routes: the public pages, the shell of the drafting page and what it asks over HTTP.
 * Mount after the edge and the gate.
 */
public final class Publication {
  private final PublicRoutes open;
  private final ExportRoutes texts;
  private final InputRoutes inputs;
  private final ReportRoutes reports;
  private final WholeRoutes whole;
  private final Exports exports;
  private final ExportDoor door;
  private final HeardRoutes heard;
  private final AuthorRoutes authors;
  private final TimelineRoutes timeline;
  private final PlaybackRoutes playback;
  private final PartyRoutes parties;
  private final Streams streams;
  private final SubmissionPages handingIn;
  private final ResolutionApi api;
  private final DraftPage draft;
  private final Chronicler chronicler;

  /**
   * @param home the context on which readers are served
   */
  public Publication(
      Vertx vertx,
      Context home,
      Clock clock,
      Site site,
      Pages pages,
      Scripts scripts,
      Pool client,
      Visibility visibility,
      People people,
      Meetings meetings,
      Resolutions resolutions,
      Submissions submissions,
      Covering covering) {
    this(
        vertx,
        home,
        clock,
        site,
        pages,
        scripts,
        client,
        visibility,
        people,
        meetings,
        resolutions,
        submissions,
        covering,
        Streams.PLACES);
  }

  /**
   * @param places how many may follow at once
   */
  Publication(
      Vertx vertx,
      Context home,
      Clock clock,
      Site site,
      Pages pages,
      Scripts scripts,
      Pool client,
      Visibility visibility,
      People people,
      Meetings meetings,
      Resolutions resolutions,
      Submissions submissions,
      Covering covering,
      Streams.Places places) {
    Aside aside = new Aside(vertx);
    Chronicle chronicle = new Chronicle(vertx, client, resolutions, people.voices());
    chronicler = new Chronicler(vertx, meetings, resolutions, chronicle, aside);
    Editions editions = new Editions(vertx, home, resolutions, visibility, aside);
    PublicRecord record =
        new PublicRecord(
            vertx,
            meetings,
            resolutions,
            editions,
            people.voices(),
            visibility,
            submissions,
            new Hearing(vertx, resolutions, people.delegations()),
            chronicle,
            aside);
    Rendered rendered = new Rendered(vertx, Rendered.ROOM);
    resolutions.whenErased(id -> rendered.clear());
    Served served = new Served(pages, scripts, rendered);
    exports = new Exports(vertx, rendered);
    door = new ExportDoor(vertx, pages, record, exports, rendered);
    open = new PublicRoutes(pages, record, served, people.delegations());
    texts = new ExportRoutes(record, covering, door);
    reports = new ReportRoutes(record, covering, door);
    whole = new WholeRoutes(record, covering, door);
    inputs = new InputRoutes(pages, record, served);
    heard = new HeardRoutes(pages, record, served);
    authors = new AuthorRoutes(pages, record, served);
    timeline = new TimelineRoutes(pages, record, served, site);
    playback = new PlaybackRoutes(pages, record, served);
    parties = new PartyRoutes(pages, record, served, site, people.delegations());
    streams = new Streams(vertx, site, record, editions, places);
    handingIn =
        new SubmissionPages(
            site, pages, record, resolutions, submissions, new SubmissionForms(clock), clock);
    api = new ResolutionApi(meetings, resolutions, people.voices(), visibility);
    draft = new DraftPage(pages, scripts, meetings);
  }

  Exports exports() {
    return exports;
  }

  /** Timelines are made beforehand from now on. */
  public void start() {
    chronicler.start();
  }

  /** Makes what can be made beforehand; completes when all of it is. */
  Future<Void> madeBeforehand() {
    return chronicler.pass();
  }

  /** Makes nothing beforehand any more. */
  public void close() {
    chronicler.end();
  }

  public void mount(Router router) {
    mountPublic(router);
    mountSignedIn(router);
  }

  /** The drafting page and what it asks. */
  public void mountSignedIn(Router router) {
    api.mount(router);
    draft.mount(router);
  }

  /** What everybody may read. */
  public void mountPublic(Router router) {
    streams.mount(router);
    handingIn.mount(router);
    parties.mount(router);
    open.mount(router);
    texts.mount(router);
    inputs.mount(router);
    reports.mount(router);
    whole.mount(router);
    door.mount(router);
    heard.mount(router);
    authors.mount(router);
    timeline.mount(router);
    playback.mount(router);
  }
}
