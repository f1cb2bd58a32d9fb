package org.plenary.answer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.plenary.exchange.Csv;

/** {@link Heard} for programs and for spreadsheets. */
public final class HeardFormats {
  private static final String HEAD =
      "by,name,region,inputs,answered,accepted,not_accepted,deferred,median_hours,words,owed\r\n";

  private HeardFormats() {}

  /** As {@code docs/http.md} shows it; times in milliseconds, null where nothing is answered. */
  public static JsonObject json(Heard heard) {
    return new JsonObject()
        .put("version", heard.version())
        .put("unseen", heard.unseen())
        .put("all", row(heard.all()))
        .put("regions", rows(heard.regions()))
        .put("delegations", rows(heard.delegations()))
        .put("groups", rows(heard.groups()));
  }

  private static JsonArray rows(List<Heard.Row> rows) {
    JsonArray json = new JsonArray();
    rows.forEach(row -> json.add(row(row)));
    return json;
  }

  private static JsonObject row(Heard.Row row) {
    return new JsonObject()
        .put("name", row.name())
        .put("region", row.region())
        .put("inputs", row.inputs())
        .put("answered", row.answered())
        .put("accepted", row.accepted())
        .put("notAccepted", row.notAccepted())
        .put("deferred", row.deferred())
        .put("medianMs", row.medianMs() < 0 ? null : row.medianMs())
        .put("words", row.words())
        .put("owed", row.owed());
  }

  /** A table by RFC 4180 in UTF-8. No cell is taken for a formula by a spreadsheet. */
  public static String csv(Heard heard) {
    StringBuilder out = new StringBuilder(HEAD);
    line(out, "all", heard.all());
    heard.regions().forEach(row -> line(out, "region", row));
    heard.delegations().forEach(row -> line(out, "delegation", row));
    heard.groups().forEach(row -> line(out, "group", row));
    return out.toString();
  }

  private static void line(StringBuilder out, String by, Heard.Row row) {
    out.append(by).append(',');
    out.append(Csv.cell(row.name())).append(',').append(Csv.cell(row.region()));
    for (int number :
        List.of(row.inputs(), row.answered(), row.accepted(), row.notAccepted(), row.deferred())) {
      out.append(',').append(number);
    }
    out.append(',').append(hours(row.medianMs())).append(',').append(row.words());
    out.append(',').append(row.owed()).append("\r\n");
  }

  private static String hours(long ms) {
    return ms < 0 ? "" : String.format(java.util.Locale.ROOT, "%.2f", ms / 3_600_000.0);
  }
}
