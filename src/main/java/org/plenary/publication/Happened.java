package org.plenary.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plenary.exchange.Csv;
import org.plenary.exchange.Table;
import org.plenary.text.Redline;

/** A page of a timeline for programs and for spreadsheets. Pure. */
final class Happened {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS =
      List.of(
          "first_version",
          "last_version",
          "at",
          "region",
          "delegation",
          "capacity",
          "what",
          "clause",
          "place",
          "inputs",
          "why",
          "removed",
          "added",
          "address");

  private Happened() {}

  /**
   * @param url of the resolution
   */
  static byte[] json(TimelinePage page, String url) {
    ObjectNode json = JSON.createObjectNode();
    json.put("symbol", page.item().symbol()).put("title", page.item().title()).put("address", url);
    json.put("version", page.version());
    ArrayNode changes = json.putArray("changes");
    for (Change one : page.changes()) {
      ObjectNode line = changes.addObject();
      line.put("first", one.first()).put("last", one.version()).put("at", one.at().toString());
      Speaker by = speaker(one);
      line.put("region", by.region()).put("delegation", by.delegation());
      line.put("capacity", by.capacity().code()).put("what", what(one)).put("kind", one.kind());
      line.put("clause", one.clause()).put("place", place(one)).put("why", one.why());
      ArrayNode inputs = line.putArray("inputs");
      one.links().forEach(link -> inputs.add(link.name()));
      ArrayNode words = line.putArray("words");
      for (Piece piece : one.pieces()) {
        words.addObject().put("is", Inputs.code(piece.op())).put("text", piece.plain());
      }
      line.put("address", address(one, url));
    }
    json.set("older", next(page.older() && !page.changes().isEmpty(), page.olderData(), url));
    json.set("newer", next(page.newer() && !page.changes().isEmpty(), page.newerData(), url));
    return bytes(json);
  }

  private static JsonNode next(boolean there, String query, String url) {
    return there
        ? JSON.getNodeFactory().textNode(url + "/timeline.json" + query)
        : JSON.getNodeFactory().nullNode();
  }

  static byte[] bytes(ObjectNode json) {
    try {
      return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] csv(TimelinePage page, String url) {
    List<List<String>> rows = new ArrayList<>();
    for (Change one : page.changes()) {
      Speaker by = speaker(one);
      rows.add(
          List.of(
              String.valueOf(one.first()),
              String.valueOf(one.version()),
              one.at().toString(),
              by.region(),
              by.delegation(),
              by.capacity().code(),
              what(one),
              one.clause(),
              place(one),
              String.join(" ", one.links().stream().map(Link::name).toList()),
              one.why(),
              words(one, Redline.Op.REMOVED),
              words(one, Redline.Op.ADDED),
              address(one, url)));
    }
    return Csv.bytes(new Table("timeline", "en", false, COLUMNS, rows));
  }

  private static String words(Change change, Redline.Op op) {
    return String.join(
        " … ",
        change.pieces().stream().filter(p -> p.op() == op).map(p -> p.text().strip()).toList());
  }

  private static String what(Change one) {
    return one.key().substring(one.key().indexOf('.') + 1);
  }

  static Speaker speaker(Change one) {
    Speaker by = one.speaker();
    return by == null ? Speaker.NOBODY : by;
  }

  static String place(Change one) {
    Place place = one.place();
    return place == null ? "" : (place.call() + " " + place.label()).strip();
  }

  static String address(Change one, String url) {
    return url + "/changes/" + one.name();
  }
}
