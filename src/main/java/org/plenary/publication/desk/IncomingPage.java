package org.plenary.publication.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Finding;
import org.plenary.exchange.Handed;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.exchange.ProposalSymbol;
import org.plenary.exchange.Wish;
import org.plenary.exchange.Wishes;
import org.plenary.input.Incoming;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.people.Delegation;
import org.plenary.publication.ClauseChoice;
import org.plenary.publication.Piece;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Segmenter;

/**
 * A contribution as the secretariat looks at it before it is on record.
 *
 * @param handed what the file says
 * @param parts its proposals and texts, in order
 */
public record IncomingPage(
    Incoming.Kept kept,
    Meeting meeting,
    Handed handed,
    List<Delegation> delegations,
    List<AgendaItem> agenda,
    List<Part> parts) {

  /** The texts of a resolution: the one in force, and the newest. */
  record Open(AgendaItem item, State base, State head) {}

  /**
   * One proposal or text of the file.
   *
   * @param said as the file has it, or as it reads beside its resolution
   * @param to the resolution it was given to; null: none, or a new one
   * @param version of that resolution it is compared with
   * @param text that version
   * @param onRecord number of the contribution there; 0 while it is not on record
   */
  public record Part(
      int index,
      Handed.Part said,
      boolean isNew,
      @Nullable AgendaItem to,
      long version,
      Doc text,
      List<Row> rows,
      List<Slip> slips,
      int onRecord,
      List<ClauseChoice> clauses) {

    /** How many of its changes have that fate. */
    public long count(Wish.Fate fate) {
      return rows.stream().filter(row -> row.wish().fate() == fate).count();
    }

    public long checks() {
      return rows.stream().filter(row -> row.wish().check()).count();
    }

    public String official() {
      ProposalSymbol symbol = said.symbol();
      return symbol == null ? "" : symbol.symbol();
    }

    public String identifier() {
      ProposalSymbol symbol = said.symbol();
      return symbol == null ? "" : symbol.identifier();
    }

    public String named() {
      return IncomingPage.named(said);
    }

    /** Number line or first lines, and the title. */
    public String title() {
      return IncomingPage.first(said, Kind.TITLE);
    }
  }

  /**
   * One change.
   *
   * @param sign of its kind, for the clause and not official
   * @param label call and number of the clause it is about or stands beside
   * @param blocks what is asked for, block by block, as a redline against that clause
   * @param open whether its match is being corrected
   */
  public record Row(Wish wish, String sign, String label, List<List<Piece>> blocks, boolean open) {}

  /** A slip of the text. */
  public record Slip(Finding finding, String label, String words) {}

  /** What is shown of a part that is about no resolution. */
  private static final Doc EMPTY = new Doc(List.of());

  private static final int HINT = 90;

  /**
   * Puts it together: not for an event loop.
   *
   * @param open the change whose match is being corrected; null for none
   */
  static IncomingPage of(
      Incoming.Kept kept,
      Meeting meeting,
      List<Delegation> delegations,
      List<Open> resolutions,
      @Nullable String open) {
    Handed handed = Handed.of(kept.reading());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < handed.parts().size(); i++) {
      parts.add(part(kept, meeting, handed, resolutions, i, open));
    }
    return new IncomingPage(
        kept, meeting, handed, delegations, resolutions.stream().map(Open::item).toList(), parts);
  }

  private static Part part(
      Incoming.Kept kept,
      Meeting meeting,
      Handed handed,
      List<Open> resolutions,
      int index,
      @Nullable String open) {
    Incoming.Assigned to = kept.parts().getOrDefault(index, new Incoming.Assigned(0, null));
    Handed.Part said = to.reading() == null ? handed.parts().get(index) : Handed.part(to.reading());
    Optional<Open> found =
        resolutions.stream().filter(one -> one.item().id() == to.resolution()).findFirst();
    if (found.isEmpty()) {
      boolean isNew = to.resolution() == Incoming.NEW;
      return new Part(index, said, isNew, null, 0, EMPTY, List.of(), slips(said), 0, List.of());
    }
    Open resolution = found.get();
    State state = chosen(said, resolution);
    Profile profile = Export.profile(meeting, resolution.item());
    Numbering numbering = Numbering.of(state.doc(), profile);
    Segmenter words = IcuSegmenter.of(resolution.item().language());
    Map<String, Wish.Choice> choices = kept.choices().getOrDefault(index, Map.of());
    List<Row> rows = new ArrayList<>();
    for (Wish wish : Wishes.of(said, state.doc(), profile, choices)) {
      boolean isOpen = (index + ":" + wish.key()).equals(open);
      rows.add(row(wish, state.doc(), numbering, words, isOpen));
    }
    boolean choosing = rows.stream().anyMatch(Row::open);
    return new Part(
        index,
        said,
        false,
        resolution.item(),
        state.version(),
        state.doc(),
        rows,
        slips(said),
        onRecord(resolution.head(), kept.envelope().symbol()),
        choosing ? clauses(state.doc(), numbering) : List.of());
  }

  /** The version whose text the file was made on: the one that more of it is found in. */
  private static State chosen(Handed.Part said, Open resolution) {
    return resolution.head().version() != resolution.base().version()
            && Wishes.likeness(said, resolution.head().doc())
                > Wishes.likeness(said, resolution.base().doc())
        ? resolution.head()
        : resolution.base();
  }

  private static int onRecord(State head, String symbol) {
    return head.negotiation().contributions().values().stream()
        .filter(one -> one.symbol().equals(symbol))
        .mapToInt(Contribution::number)
        .findFirst()
        .orElse(0);
  }

  private static Row row(Wish wish, Doc text, Numbering numbering, Segmenter words, boolean open) {
    Block there = wish.there();
    String sign = wish.kind() == ProposalKind.EDITORIAL ? "(MOD)" : wish.kind().name();
    List<List<Piece>> blocks = new ArrayList<>();
    for (Block block : wish.blocks()) {
      blocks.add(
          there != null && wish.place() == Target.Place.AT && blocks.isEmpty()
              ? Piece.between(there, block, words)
              : Piece.added(block));
    }
    if (wish.kind() == ProposalKind.SUP && there != null && !wish.key().equals("whole")) {
      blocks.add(Piece.removed(there));
    }
    return new Row(wish, sign, there == null ? "" : label(there, text, numbering), blocks, open);
  }

  private static String label(Block block, Doc text, Numbering numbering) {
    if (block.kind() != Kind.CLAUSE && block.kind() != Kind.PARAGRAPH) {
      return hint(block.plainText());
    }
    String call = numbering.call(block.id());
    String start =
        text.blocks().stream()
            .filter(one -> one.id().equals(call))
            .map(one -> one.plainText().strip() + " ")
            .findFirst()
            .orElse("");
    String label = (start + numbering.path(block.id())).strip();
    return numbering.path(block.id()).isEmpty()
        ? (label + " · " + hint(block.plainText())).strip()
        : label;
  }

  /** Every block that something can be about, also the heading and the calls. */
  private static List<ClauseChoice> clauses(Doc text, Numbering numbering) {
    return text.blocks().stream()
        .filter(block -> !block.plainText().isBlank())
        .map(
            block -> {
              boolean clause = block.kind() == Kind.CLAUSE || block.kind() == Kind.PARAGRAPH;
              String label = clause ? label(block, text, numbering) : "";
              return new ClauseChoice(block.id(), label, hint(block.plainText()));
            })
        .toList();
  }

  private static List<Slip> slips(Handed.Part said) {
    Handed.Text text = said.after() == null ? said.before() : said.after();
    List<Slip> slips = new ArrayList<>();
    if (text != null) {
      for (Finding finding : text.findings()) {
        Optional<Block> about =
            text.doc().blocks().stream()
                .filter(block -> block.id().equals(finding.block()))
                .findFirst();
        slips.add(
            new Slip(
                finding,
                about.map(Block::id).map(text.typed()::get).orElse(""),
                about.map(block -> hint(block.plainText())).orElse("")));
      }
    }
    return slips;
  }

  /** What a part calls the resolution it is about. */
  static String named(Handed.Part part) {
    String number = first(part, Kind.NUMBER);
    return number.isEmpty() ? part.about().lines().findFirst().orElse("") : number;
  }

  private static String first(Handed.Part part, Kind kind) {
    Handed.Text before = part.before();
    Handed.Text text = before == null ? part.after() : before;
    return text == null
        ? ""
        : text.doc().blocks().stream()
            .filter(block -> block.kind() == kind)
            .map(block -> block.plainText().strip())
            .findFirst()
            .orElse("");
  }

  private static String hint(String words) {
    String bare = words.strip();
    return bare.codePointCount(0, bare.length()) <= HINT
        ? bare
        : bare.substring(0, bare.offsetByCodePoints(0, HINT)).strip() + "…";
  }

  /** Whether a part is the text that the file carries its proposals beside: nobody's proposal. */
  public boolean isText(Part part) {
    return part.said().asked().isEmpty()
        && parts.stream().anyMatch(other -> !other.said().asked().isEmpty());
  }

  /** Whether anything can be put on record. */
  public boolean ready() {
    return parts.stream()
            .anyMatch(part -> part.to() != null && part.onRecord() == 0 || part.isNew())
        && parts.stream().allMatch(part -> part.count(Wish.Fate.OPEN) == 0);
  }

  /** The source that the file names where it is not in the name or region of the delegation. */
  public String otherSource() {
    Delegation own =
        delegations.stream()
            .filter(one -> one.id() == kept.envelope().delegation())
            .findFirst()
            .orElse(null);
    for (Part part : parts) {
      ProposalSymbol symbol = part.said().symbol();
      String named = symbol == null ? part.said().claimed() : symbol.source();
      if (!named.isEmpty() && own != null) {
        String source = named.toLowerCase(Locale.ROOT);
        boolean known =
            source.equals(own.region().toLowerCase(Locale.ROOT))
                || own.name().toLowerCase(Locale.ROOT).contains(source);
        return known ? "" : named;
      }
    }
    return "";
  }
}
