package org.plenary.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Paper;
import org.plenary.exchange.Table;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Deferral;
import org.plenary.people.Capacity;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Redline;

/**
 * The disposition of comments: every input that {@link Visibility} shows, with its answer, in the
 * columns of the comment tables of ISO, IEC and W3C. Its headings are in the language of the text
 * where the interface speaks it, else in English, whoever asks. Pure.
 */
final class Disposition {
  private static final List<String> COLUMNS =
      List.of(
          "disposition.number",
          "disposition.source",
          "disposition.clause",
          "disposition.paragraph",
          "disposition.type",
          "disposition.comment",
          "disposition.change",
          "disposition.decision",
          "disposition.reason",
          "disposition.shown");

  /** How wide they are on paper, beside each other. */
  private static final List<Integer> WIDTHS = List.of(9, 10, 11, 9, 10, 23, 23, 12, 23, 11);

  private static final int CHANGE = 6;
  private static final int SHOWN = 9;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final AgendaItem item;
  private final State state;
  private final Inputs inputs;
  private final Messages messages;

  Disposition(Item item, State state, Words words) {
    this.item = item.agenda();
    this.state = state;
    this.inputs = new Inputs(item, state, words);
    this.messages = messages(this.item);
  }

  /** Those of the text's language, else English. */
  static Messages messages(AgendaItem item) {
    return Messages.in(
        Language.OFFERED.stream()
            .filter(one -> one.tag().equals(item.language()))
            .findFirst()
            .orElse(Language.EN));
  }

  /**
   * The same for paper.
   *
   * @param footer at the bottom of every page
   */
  Paper paper(String footer) {
    Table table = table();
    List<Paper.Column> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      columns.add(new Paper.Column(table.columns().get(i), WIDTHS.get(i)));
    }
    List<List<Paper.Cell>> rows = new ArrayList<>();
    List<InputView> all = inputs.all();
    for (int i = 0; i < all.size(); i++) {
      List<Paper.Cell> row = new ArrayList<>();
      table.rows().get(i).forEach(cell -> row.add(Paper.Cell.of(cell)));
      row.set(CHANGE, redlined(all.get(i)));
      row.set(SHOWN, Paper.Cell.of(shown(all.get(i).answer())));
      rows.add(row);
    }
    return new Paper(
        table.title(),
        t("consolidated.legend"),
        table.language(),
        table.rightToLeft(),
        item.symbol() + " · v" + state.version(),
        footer,
        columns,
        rows);
  }

  private static Paper.Cell redlined(InputView one) {
    List<List<Paper.Words>> lines = new ArrayList<>();
    if (!one.official().isEmpty()) {
      lines.add(List.of(new Paper.Words(one.official(), Paper.Look.STRONG)));
    }
    one.lines().forEach(pieces -> lines.add(Consolidated.words(pieces)));
    return new Paper.Cell(lines);
  }

  /** Nobody follows an address on paper. */
  private String shown(@Nullable AnswerView answer) {
    Link where = answer == null ? null : answer.where();
    return where == null ? "" : messages.text("answer.where-link", "version", where.name());
  }

  Table table() {
    return new Table(
        item.symbol() + " · " + t("disposition.title") + " · v" + state.version(),
        messages.language().tag(),
        messages.language().direction().equals("rtl"),
        COLUMNS.stream().map(this::t).toList(),
        inputs.all().stream().map(this::row).toList());
  }

  private List<String> row(InputView one) {
    AnswerView answer = one.answer();
    Place place = one.place();
    return List.of(
        one.name().isEmpty() ? String.valueOf(one.number()) : one.name(),
        source(one.by()),
        place == null ? (one.clause().isEmpty() ? t("input.whole") : "") : clause(place),
        place == null ? "" : place.label(),
        type(one.kind()),
        comment(one),
        change(one),
        decision(one, answer),
        answer == null ? "" : reason(answer),
        answer == null || answer.where() == null ? "" : answer.where().href());
  }

  private String source(@Nullable Speaker by) {
    if (by == null) {
      return "";
    } else if (by.capacity() == Capacity.PUBLIC) {
      String key = "group." + by.delegation();
      return messages.has(key) ? t(key) : by.delegation();
    }
    return by.region().isEmpty() ? by.delegation() : by.region() + " (" + by.delegation() + ")";
  }

  private String clause(Place place) {
    return place.call().isEmpty() ? t(place.key()) : place.call();
  }

  /** As ISO and IEC abbreviate it; human rights are a kind of their own here. */
  private static String type(String kind) {
    return switch (kind) {
      case "editorial", "comment-editorial" -> "ed";
      case "mod", "add", "sup", "noc", "comment-technical" -> "te";
      case "comment-human-rights" -> "hr";
      default -> "ge";
    };
  }

  private static String comment(InputView one) {
    String quote = one.quote().isEmpty() ? "" : "“" + one.quote() + "”\n";
    return quote + (one.proposal() ? one.why() : one.text());
  }

  private static String change(InputView one) {
    String words = one.lines().stream().map(Disposition::line).collect(Collectors.joining("\n"));
    return (one.official() + "\n" + words).strip();
  }

  /** As {@code wdiff} writes it, for cells that know no colours: {@code [-old-]{+new+}}. */
  private static String line(List<Piece> pieces) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(
          piece.op() == Redline.Op.SAME
              ? piece.plain()
              : piece.added() ? "{+" + piece.plain() + "+}" : "[-" + piece.plain() + "-]");
    }
    return out.toString();
  }

  private String decision(InputView one, @Nullable AnswerView answer) {
    if (answer == null || one.standing().equals("withdrawn")) {
      return t("standing." + one.standing());
    }
    List<String> parts = new ArrayList<>();
    parts.add(t("outcome." + answer.outcome()));
    Link into = answer.into();
    if (into != null) {
      parts.add(into.name());
    }
    if (!answer.until().isEmpty()) {
      parts.add(Deferral.named(answer.until()));
    }
    if (one.standing().equals("contested")) {
      parts.add(t("standing.contested"));
    }
    return String.join("; ", parts);
  }

  private String reason(AnswerView answer) {
    List<String> parts = new ArrayList<>();
    if (!answer.heard().isEmpty()) {
      parts.add(t("answer.heard") + " " + answer.heard());
    }
    if (!answer.considered().isEmpty()) {
      parts.add(t("answer.considered") + " " + answer.considered());
    }
    parts.add(answer.why());
    return String.join("\n", parts);
  }

  /** Everything that the public may read beside the text: inputs whole, and what clauses have. */
  byte[] json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("symbol", item.symbol()).put("title", item.title()).put("address", inputs.path());
    json.put("version", state.version()).put("language", item.language());
    json.set("inputs", JSON.valueToTree(inputs.all()));
    ArrayNode clauses = json.putArray("clauses");
    for (Block block : state.doc().blocks()) {
      ClauseView clause = inputs.clause(block.id());
      if (!clause.quiet()) {
        ObjectNode one = JSON.valueToTree(clause);
        ArrayNode numbers = one.putArray("inputs");
        clause.inputs().forEach(input -> numbers.add(input.number()));
        clauses.add(one);
      }
    }
    try {
      return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String t(String key) {
    return messages.text(key);
  }
}
