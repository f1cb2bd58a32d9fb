package org.plenary.exchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/** Akoma Ntoso of invented texts: seeded, in six languages, with proposals of every kind. */
final class AknSamples {

  private AknSamples() {}

  static final List<String> LANGUAGES = List.of("en", "ar", "zh", "fr", "es", "ru");

  static final Meeting MEETING =
      new Meeting(
          1,
          "wha-26",
          "World Harbour Assembly",
          "WHO & <Harbours>",
          "Lumen",
          LocalDate.of(2026, 10, 15),
          LocalDate.of(2026, 10, 24),
          List.of("en"),
          Meeting.Numbering.ITU,
          false,
          ZoneOffset.UTC,
          14,
          0);

  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String language : Sample.LANGUAGES) {
      Sample sample = Sample.of(language);
      texts.add(render(sample.before(), Numbering.of(sample.before(), sample.profile()), language));
      texts.add(render(sample.after(), Numbering.of(sample.after(), sample.profile()), language));
    }
    for (String name : List.of("harbour-en", "harbour-ar", "harbour-zh", "assembly-en")) {
      ReadDocument read = PlainTextTest.read(name);
      String language = read.profile().language();
      texts.add(render(read.doc(), Numbering.of(read.doc(), read.profile()), language));
    }
    return Stream.concat(texts.stream(), INVENTED.stream()).toList();
  }

  static List<String> inventedTexts() {
    Random random = new Random(64);
    return IntStream.range(0, 72)
        .mapToObj(i -> invented(random, LANGUAGES.get(i % LANGUAGES.size())))
        .toList();
  }

  /** A text of any form: calls with one item or many, deep levels, notes, brackets, annexes. */
  static String invented(Random random, String language) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(invented(random, Kind.NUMBER, blocks.size()));
    if (random.nextInt(5) > 0) {
      blocks.add(invented(random, Kind.TITLE, blocks.size()));
    }
    if (random.nextBoolean()) {
      blocks.add(invented(random, Kind.HISTORY, blocks.size()));
    }
    if (random.nextInt(4) > 0) {
      blocks.add(invented(random, Kind.FORMULA, blocks.size()));
    }
    Kind[] rest = {Kind.CLAUSE, Kind.CLAUSE, Kind.CLAUSE, Kind.PARAGRAPH, Kind.NOTE, Kind.HEADING};
    for (int part = 0; part < 1 + random.nextInt(6); part++) {
      blocks.add(invented(random, random.nextInt(6) > 0 ? Kind.CALL : Kind.ANNEX, blocks.size()));
      for (int i = random.nextInt(7); i > 0; i--) {
        blocks.add(invented(random, rest[random.nextInt(rest.length)], blocks.size()));
      }
    }
    Doc doc = new Doc(blocks);
    Profile profile = random.nextInt(4) == 0 ? Profiles.unga(language) : Profiles.itu(language);
    return render(doc, Numbering.of(doc, profile), language, proposals(random, doc));
  }

  /** A proposal of each kind on any block, one on a clause that is gone, one taken up, one back. */
  static Negotiation proposals(Random random, Doc doc) {
    Map<Integer, Input> inputs = new HashMap<>();
    List<Block> blocks = doc.blocks();
    for (ProposalKind kind : ProposalKind.values()) {
      Block on = blocks.get(random.nextInt(blocks.size()));
      Doc other =
          new Doc(List.of(invented(random, on.kind(), 900), invented(random, Kind.CLAUSE, 901)));
      Doc one = new Doc(other.blocks().subList(0, 1));
      proposal(inputs, kind, on.id(), new Doc(List.of(on)), random.nextBoolean() ? one : other);
    }
    proposal(inputs, ProposalKind.MOD, "gone", doc, doc);
    Input.Proposal back = proposal(inputs, ProposalKind.SUP, "b1", doc, doc);
    inputs.put(
        back.number(),
        new Input.Proposal(
            back.number(),
            back.stamp(),
            0,
            back.symbol(),
            back.revisions(),
            List.of(),
            new Input.Withdrawal(STAMP, "")));
    return negotiation(inputs, Map.of(1, List.of(ACCEPTED)));
  }

  /** With these inputs and answers; version 2 took up input 1. */
  static Negotiation negotiation(
      Map<Integer, Input> inputs, Map<Integer, List<Answer.Published>> answers) {
    return new Negotiation(
        Map.of(),
        inputs,
        answers,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(2L, 1),
        List.of(),
        null,
        List.of());
  }

  static final Stamp STAMP =
      new Stamp(new By(7, 1, "Harbours & <Bays>", "ATU", Capacity.DELEGATE), 2, 1_790_000_000_000L);

  static final Answer.Published ACCEPTED =
      new Answer.Published(
          new Answer(
              1, Outcome.ACCEPTED_MODIFIED, "", "", List.of(), "As it was asked.", 2, "", 0, ""),
          STAMP,
          List.of(),
          null,
          null);

  static Input.Proposal proposal(
      Map<Integer, Input> inputs, ProposalKind kind, String clause, Doc before, Doc text) {
    int number = inputs.size() + 1;
    boolean adds = kind == ProposalKind.ADD;
    boolean keeps = kind == ProposalKind.SUP || kind == ProposalKind.NOC;
    Target.Place place = adds ? Target.Place.AFTER : Target.Place.AT;
    Revision revision =
        new Revision(
            kind,
            new Target(clause, place, 0),
            adds ? null : before,
            keeps ? null : text,
            1,
            1,
            "It is <due>.\nAnd more so & so.");
    Input.Proposal made =
        new Input.Proposal(
            number,
            STAMP,
            0,
            "ATU/35A18/" + number,
            List.of(new Input.Proposal.Revised(revision, STAMP)),
            List.of(),
            null);
    inputs.put(number, made);
    return made;
  }

  static Block invented(Random random, Kind kind, int number) {
    String[] words = {"lamps ", "الضباب ", "海岸", "résout ", "море ", "<&> ", "año "};
    List<Inline> content = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<Mark> marks =
          switch (random.nextInt(kind == Kind.CLAUSE ? 7 : 12)) {
            case 0 -> List.of(new Mark.Emphasis());
            case 1 -> List.of(new Mark.Bracket("k" + number, random.nextInt(2)));
            case 2 -> kind == Kind.CLAUSE ? List.of(new Mark.Reference("#b1")) : List.of();
            default -> List.of();
          };
      content.add(new Inline.Text(words[random.nextInt(words.length)].repeat(2), marks));
    }
    if (kind != Kind.NUMBER && kind != Kind.HISTORY && random.nextInt(6) == 0) {
      content.add(new Inline.Footnote("f" + number, "a note <&> 注", List.of()));
    }
    boolean deep = kind == Kind.CLAUSE || kind == Kind.PARAGRAPH;
    int level = deep ? random.nextInt(Block.MAX_LEVEL + 1) : 0;
    Num num = deep && random.nextInt(6) == 0 ? Num.values()[random.nextInt(3)] : Num.AUTO;
    return new Block("b" + number, kind, level, num, content);
  }

  static String render(Doc doc, Numbering numbering, String language) {
    return render(doc, numbering, language, Negotiation.NONE);
  }

  static String render(Doc doc, Numbering numbering, String language, Negotiation negotiation) {
    State state = new State(3, doc, 1, negotiation);
    return AknRenderer.render(MEETING, item(language), state, numbering, RecordLineTest.COVERED);
  }

  static AgendaItem item(String language) {
    return new AgendaItem(
        1, "wha-26", "resolution-9", "4", "RES & 9", "Bells", language, "ltr", null);
  }

  /** Sixty-four conferences' worth and some more, in the six languages in turn. */
  static final List<String> INVENTED = inventedTexts();
}
