package org.plenary.publication.desk;

import io.vertx.ext.web.Router;
import java.util.Set;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Site;
import org.plenary.meeting.Meetings;
import org.plenary.people.People;
import org.plenary.publication.Pages;

/** The desk's routes; mount after the edge and the gate. */
public final class Desk {
  /** The addresses that take files, for the edge. */
  public static final Set<String> LARGE_BODIES =
      Set.of(ResolutionRoutes.PATH, TranscriptRoutes.PATH, IncomingRoutes.PATH);

  private final StartPage start;
  private final SignInRoutes signIn;
  private final AccountRoutes accounts;
  private final DelegationRoutes delegations;
  private final ResolutionRoutes resolutions;
  private final PublishingRoutes publishing;
  private final MeetingRoutes gatherings;

  public Desk(
      Site site,
      Cookies cookies,
      Csrf csrf,
      Pages pages,
      People people,
      Meetings meetings,
      TextIntake intake) {
    start = new StartPage(pages, people, meetings);
    signIn = new SignInRoutes(site, cookies, csrf, pages, people, start);
    accounts = new AccountRoutes(pages, people);
    delegations = new DelegationRoutes(pages, people.delegations());
    resolutions = new ResolutionRoutes(pages, meetings, intake);
    publishing = new PublishingRoutes(pages, meetings);
    gatherings = new MeetingRoutes(pages, meetings, people.voices());
  }

  public void mount(Router router) {
    start.mount(router);
    signIn.mount(router);
    accounts.mount(router);
    delegations.mount(router);
    resolutions.mount(router);
    publishing.mount(router);
    gatherings.mount(router);
  }
}
