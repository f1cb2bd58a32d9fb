package org.plenary.publication;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Paper;
import org.plenary.exchange.Paper.Cell;
import org.plenary.exchange.Paper.Column;
import org.plenary.exchange.Paper.Look;
import org.plenary.exchange.Printed;
import org.plenary.http.Messages;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline;

/**
 * The consolidated table, clause by clause: the base text, the redline of each region that proposes
 * something, the text as it stands, its status, what was decided. What chairs lay on the table,
 * from what {@link Visibility} lets everybody see. Pure; takes time.
 */
final class Consolidated {
  private static final int CLAUSE_WIDTH = 9;
  private static final int TEXT_WIDTH = 22;
  private static final int STATUS_WIDTH = 11;
  private static final int DECISION_WIDTH = 18;

  private final Item item;
  private final State state;
  private final Doc base;
  private final Inputs inputs;
  private final Messages messages;

  Consolidated(Item item, State base, State state, Words words) {
    this.item = item;
    this.state = state;
    this.base = base.doc();
    this.inputs = new Inputs(item, state, words);
    this.messages = Disposition.messages(item.agenda());
  }

  /**
   * The table.
   *
   * @param footer at the bottom of every page
   */
  Paper paper(String footer) {
    List<String> sources = List.copyOf(sources());
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(t("disposition.clause"), CLAUSE_WIDTH));
    columns.add(new Column(t("consolidated.base"), TEXT_WIDTH));
    sources.forEach(source -> columns.add(new Column(source, TEXT_WIDTH)));
    columns.add(new Column(t("consolidated.now"), TEXT_WIDTH));
    columns.add(new Column(t("consolidated.status"), STATUS_WIDTH));
    columns.add(new Column(t("disposition.decision"), DECISION_WIDTH));
    String symbol = item.agenda().symbol();
    return new Paper(
        symbol + " · " + t("consolidated.title"),
        t("consolidated.legend"),
        messages.language().tag(),
        messages.language().direction().equals("rtl"),
        String.format(Locale.ROOT, "%s · v%d", symbol, state.version()),
        footer,
        columns,
        rows(sources));
  }

  private List<InputView> proposals() {
    return inputs.all().stream().filter(InputView::proposal).filter(Consolidated::stands).toList();
  }

  private static boolean stands(InputView one) {
    return !one.standing().equals("withdrawn");
  }

  /** Regions, and delegations that speak for none, in the order in which they came. */
  private Set<String> sources() {
    Set<String> sources = new LinkedHashSet<>();
    proposals().forEach(one -> sources.add(source(one.by())));
    return sources;
  }

  private static String source(@Nullable Speaker by) {
    return by == null ? "" : by.region().isEmpty() ? by.delegation() : by.region();
  }

  private List<List<Cell>> rows(List<String> sources) {
    Profile profile = Export.profile(item.meeting(), item.agenda());
    Numbering old = Numbering.of(base, profile);
    Numbering now = Numbering.of(state.doc(), profile);
    Redline redline = Printed.substance(base, old, state.doc(), now, inputs.segmenter());
    List<List<Cell>> rows = new ArrayList<>();
    for (Redline.Row row : redline.rows()) {
      if (row.fate() != Redline.Fate.MOVED_AWAY) {
        rows.add(row(row, old, now, sources));
      }
    }
    List<InputView> elsewhere =
        inputs.elsewhere().stream()
            .filter(InputView::proposal)
            .filter(Consolidated::stands)
            .filter(one -> redline.rows().stream().noneMatch(row -> is(row, one.clause())))
            .toList();
    if (!elsewhere.isEmpty()) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(t("input.whole")), Cell.of("")));
      sources.forEach(source -> row.add(proposed(elsewhere, source)));
      row.addAll(List.of(Cell.of(""), Cell.of(""), decided(elsewhere, null)));
      rows.add(row);
    }
    return rows;
  }

  private static boolean is(Redline.Row row, String clause) {
    return row.block().id().equals(clause);
  }

  private List<Cell> row(Redline.Row row, Numbering old, Numbering now, List<String> sources) {
    Block then = row.before();
    Block later = row.fate() == Redline.Fate.REMOVED ? null : row.after();
    String id = row.block().id();
    ClauseView clause = inputs.clause(id);
    List<InputView> proposals = clause.proposals().stream().filter(Consolidated::stands).toList();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(later == null ? old.path(id) : now.path(id)));
    cells.add(then == null ? Cell.of("") : whole(then, old.label(id)));
    sources.forEach(source -> cells.add(proposed(proposals, source)));
    boolean same = row.fate() == Redline.Fate.SAME;
    cells.add(same ? Cell.of("=") : new Cell(List.of(words(Piece.of(row.runs())))));
    boolean item = row.block().kind() == Kind.CLAUSE || row.block().kind() == Kind.PARAGRAPH;
    cells.add(item || !clause.quiet() ? status(clause) : Cell.of(""));
    cells.add(decided(proposals, clause.declared()));
    return cells;
  }

  private static Cell whole(Block block, String label) {
    String words = Piece.of(plain(block)).stream().map(Piece::plain).collect(joining());
    String text = (label.isEmpty() ? "" : label + " ") + words;
    Look look = block.kind() == Kind.CALL ? Look.EMPHASIS : Look.PLAIN;
    return new Cell(List.of(List.of(new Paper.Words(text, look))));
  }

  private static List<Redline.Run> plain(Block block) {
    return List.of(new Redline.Run(Redline.Op.SAME, block.content()));
  }

  static List<Paper.Words> words(List<Piece> pieces) {
    return pieces.stream()
        .map(
            piece ->
                new Paper.Words(
                    piece.plain(),
                    piece.added() ? Look.ADDED : piece.removed() ? Look.REMOVED : Look.PLAIN))
        .toList();
  }

  /** What one source asks for: each proposal under its sign and symbol. */
  private Cell proposed(List<InputView> proposals, String source) {
    List<List<Paper.Words>> lines = new ArrayList<>();
    for (InputView one : proposals) {
      if (source(one.by()).equals(source)) {
        lines.add(List.of(new Paper.Words(one.official() + " " + name(one), Look.STRONG)));
        one.lines().forEach(pieces -> lines.add(words(pieces)));
      }
    }
    return new Cell(lines);
  }

  private static String name(InputView one) {
    return one.name().isEmpty() ? "№ " + one.number() : one.name();
  }

  private Cell status(ClauseView clause) {
    List<String> lines = new ArrayList<>();
    lines.add(t("status." + clause.status()));
    if (!clause.brackets().isEmpty()) {
      lines.add(messages.text("figures.brackets", "count", clause.brackets().size()));
    }
    long objections = clause.positions().stream().filter(p -> p.stance().equals("object")).count();
    if (objections > 0) {
      lines.add(messages.text("figures.objections", "count", objections));
    }
    return Cell.of(String.join("\n", lines));
  }

  private Cell decided(List<InputView> proposals, ClauseView.@Nullable Declaration declared) {
    List<List<Paper.Words>> lines = new ArrayList<>();
    if (declared != null && !declared.why().isEmpty()) {
      lines.add(List.of(new Paper.Words(declared.why(), Look.PLAIN)));
    }
    for (InputView one : proposals) {
      AnswerView answer = one.answer();
      String said = answer == null ? t("standing.owed") : t("outcome." + answer.outcome());
      lines.add(
          List.of(
              new Paper.Words(name(one) + ": ", Look.STRONG), new Paper.Words(said, Look.PLAIN)));
    }
    return new Cell(lines);
  }

  private String t(String key) {
    return messages.text(key);
  }
}
