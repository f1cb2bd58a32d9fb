package org.plenary.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.plenary.exchange.Csv;
import org.plenary.exchange.Table;
import org.plenary.publication.AuthorsPage.Seen;
import org.plenary.publication.PublicRecord.Item;

/**
 * Who wrote which words at a version: {@code authors}, {@code authors.json} and {@code authors.csv}
 * below the address of a resolution.
 */
final class AuthorRoutes {
  private static final String PATH = "/m/:meeting/:resolution/authors";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;

  AuthorRoutes(Pages pages, PublicRecord record, Served served) {
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, PATH).handler(this::page);
    Served.get(router, PATH + ".json").handler(ctx -> file(ctx, "json", Served.JSON, this::json));
    Served.get(router, PATH + ".csv").handler(ctx -> file(ctx, "csv", Served.CSV, this::csv));
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}. */
  private void page(RoutingContext ctx) {
    Asked asked = Asked.of(ctx.request());
    String title = pages.messages(ctx).text("authors.title");
    item(ctx)
        .compose(
            item -> {
              long version = version(item, asked);
              boolean newest = version == item.edition().version();
              Frame frame =
                  pages
                      .publicFrame(ctx, title + " · " + item.agenda().symbol(), asked.query())
                      .of(item.meeting());
              return served
                  .page(
                      "authors "
                          + Served.key(item)
                          + " "
                          + version
                          + newest
                          + frame.language().tag()
                          + frame.query(),
                      () ->
                          seen(
                              item,
                              version,
                              seen ->
                                  served.bytes(
                                      "open/authors.jte",
                                      frame,
                                      "page",
                                      AuthorsPage.of(item, newest, seen))))
                  .onSuccess(
                      body ->
                          Served.answer(
                              ctx, frame, "v" + version + "-" + frame.language().tag(), body));
            })
        .onFailure(ctx::fail);
  }

  private static long version(Item item, Asked asked) {
    Long wanted = asked.version();
    return wanted == null ? item.edition().version() : wanted;
  }

  private Future<Callable<byte[]>> seen(Item item, long version, Function<Seen, byte[]> write) {
    return record
        .moment(item, version)
        .compose(
            moment ->
                record
                    .speakers(moment.authors().voices())
                    .map(
                        speakers ->
                            () ->
                                write.apply(
                                    new Seen(
                                        item,
                                        moment,
                                        new Inputs(item, moment.state(), Words.NONE),
                                        speakers))));
  }

  /** The same bytes for a version for ever. */
  private void file(
      RoutingContext ctx, String extension, String type, Function<Seen, byte[]> write) {
    Asked asked = Asked.of(ctx.request());
    item(ctx)
        .compose(
            item -> {
              long version = version(item, asked);
              String name =
                  item.agenda().meeting()
                      + "-"
                      + item.agenda().slug()
                      + "-v"
                      + version
                      + "-authors."
                      + extension;
              return served
                  .get(name + Served.key(item), () -> seen(item, version, write))
                  .onSuccess(
                      body ->
                          Served.file(
                              ctx, type, name, "v" + version, asked.version() != null, body));
            })
        .onFailure(ctx::fail);
  }

  private byte[] json(Seen seen) {
    ObjectNode json = JSON.createObjectNode().put("version", seen.version());
    ArrayNode spans = json.putArray("spans");
    for (Hands.Stretch one : seen.hands().stretches()) {
      Speaker by = seen.speaker(one.span().voice());
      Link proposal = seen.proposal(one.span());
      ObjectNode span = spans.addObject();
      span.put("clause", one.clause()).put("from", one.from()).put("to", one.to());
      span.put("text", one.text()).put("base", one.base());
      span.put("region", by.region()).put("delegation", by.delegation());
      span.put("capacity", by.capacity().code());
      span.put("at", one.at().toString()).put("version", one.span().version());
      span.put("input", one.span().proposal() == 0 ? null : one.span().proposal());
      span.put("proposal", proposal == null ? null : proposal.name());
    }
    try {
      return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] csv(Seen seen) {
    List<List<String>> rows = new ArrayList<>();
    for (Hands.Stretch one : seen.hands().stretches()) {
      Speaker by = seen.speaker(one.span().voice());
      Link proposal = seen.proposal(one.span());
      Place place = seen.inputs().place(one.clause());
      rows.add(
          List.of(
              one.clause(),
              place == null ? "" : (place.call() + " " + place.label()).strip(),
              String.valueOf(one.from()),
              String.valueOf(one.to()),
              one.text(),
              one.base() ? "base" : "",
              by.region(),
              by.delegation(),
              by.capacity().code(),
              one.at().toString(),
              String.valueOf(one.span().version()),
              proposal == null ? "" : proposal.name()));
    }
    return Csv.bytes(
        new Table(
            "authors",
            "en",
            false,
            List.of(
                "clause",
                "place",
                "from",
                "to",
                "text",
                "base",
                "region",
                "delegation",
                "capacity",
                "at",
                "version",
                "proposal"),
            rows));
  }
}
