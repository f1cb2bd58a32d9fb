package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.text.Segmenter;

/** The resolution that a request is about, with its meeting and newest state. */
record Found(Meeting meeting, AgendaItem item, State state) {

  /**
   * By the path parameter {@code id}.
   *
   * <p>Refusal: {@code resolution.unknown}.
   */
  static Future<Found> by(RoutingContext ctx, Meetings meetings, Resolutions resolutions) {
    String id = ctx.pathParam("id");
    if (!id.matches("[1-9][0-9]{0,17}")) {
      return unknown();
    }
    return meetings
        .resolution(Long.parseLong(id))
        .compose(found -> found.isEmpty() ? unknown() : of(found.get(), meetings, resolutions));
  }

  private static Future<Found> of(AgendaItem item, Meetings meetings, Resolutions resolutions) {
    return meetings
        .bySlug(item.meeting())
        .map(Optional::orElseThrow)
        .compose(
            meeting -> resolutions.state(item.id()).map(state -> new Found(meeting, item, state)));
  }

  private static <T> Future<T> unknown() {
    return Future.failedFuture(
        Refusal.of("resolution.unknown", "There is no such resolution.").asException());
  }

  long id() {
    return item.id();
  }

  /** How words are cut in the language of its text. */
  Segmenter words() {
    return IcuSegmenter.of(item.language());
  }
}
