package org.plenary.answer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.plenary.http.Site;
import org.plenary.input.Incoming;
import org.plenary.input.Transcripts;
import org.plenary.journal.Journal;
import org.plenary.meeting.Meetings;
import org.plenary.people.People;
import org.plenary.publication.Pages;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.publication.desk.IncomingDesk;
import org.plenary.publication.desk.IncomingRoutes;
import org.plenary.publication.desk.TranscriptRoutes;
import org.plenary.publication.desk.VersionRoutes;
import org.plenary.record.Integrator;
import org.plenary.record.LogRoutes;
import org.plenary.record.Signer;
import org.plenary.resolution.Resolutions;

/** The routes that no test of answers needs but the one that looks at every address. */
record FarRooms(
    Vertx vertx,
    Clock clock,
    Site site,
    Pool pool,
    Pages pages,
    People people,
    Meetings meetings,
    Resolutions resolutions) {

  /** Mounts them; what makes the record is handed back. */
  Integrator mount(Router router, Journal journal, Visibility visibility) {
    Signer signer = signer();
    new VersionRoutes(pages, meetings, resolutions).mount(router);
    new TranscriptRoutes(
            pages, meetings, resolutions, people.delegations(), new Transcripts(pool, clock))
        .mount(router);
    Incoming incoming = new Incoming(pool, clock);
    new IncomingRoutes(
            pages, new IncomingDesk(vertx, meetings, resolutions, people.delegations(), incoming))
        .mount(router);
    new LogRoutes(
            vertx,
            site,
            pages,
            new Scripts(),
            pool,
            meetings,
            journal,
            resolutions,
            visibility,
            signer)
        .mount(router);
    return new Integrator(
        vertx, clock, site, pool, journal, meetings, people.voices(), visibility, signer);
  }

  private static Signer signer() {
    try {
      Path records = Files.createDirectories(Path.of("target", "records"));
      return Signer.in(Files.createTempDirectory(records, "of"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
