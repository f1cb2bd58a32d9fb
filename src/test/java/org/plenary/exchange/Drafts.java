package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Marks;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/**
 * Invented resolutions as conferences write them, from a seed, in the six languages: headings,
 * calls with one item or many, lists in lists, footnotes, references, unagreed words, annexes; and
 * edits of them.
 */
final class Drafts {
  static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh");

  /**
   * What a language writes.
   *
   * @param ends of an item, of the last item of a call, of a text, before a list
   * @param gap between words
   */
  private record Speech(
      String number,
      String title,
      String history,
      String formula,
      List<String> calls,
      List<String> resolves,
      List<String> words,
      String annex,
      String heading,
      String note,
      String ends,
      String gap) {}

  private static final Map<String, Speech> SPEECHES =
      Map.of(
          "en",
          new Speech(
              "RESOLUTION 9 (Rev. Port Lumen, 2026)",
              "Bells and lamps along the coast",
              "(Harbour Bay, 2018; Port Lumen, 2026)",
              "The World Harbour Assembly (Port Lumen, 2026),",
              List.of("considering", "recalling", "noting further", "recognizing"),
              List.of("resolves", "instructs the Director", "invites Member States"),
              List.of(
                  "lamps", "in the harbour", "guide", "of every ship", "and the fog", "to keep"),
              "ANNEX 1",
              "Terms of reference",
              "NOTE – The bells are old.",
              ";,.:",
              " "),
          "fr",
          new Speech(
              "RÉSOLUTION 9 (Rév. Port Lumen, 2026)",
              "Cloches et phares de la côte",
              "(Baie du Port, 2018; Port Lumen, 2026)",
              "L'Assemblée mondiale des ports (Port Lumen, 2026),",
              List.of("considérant", "rappelant", "notant en outre", "reconnaissant"),
              List.of("décide", "charge le Directeur", "invite les États Membres"),
              List.of("les phares", "du port", "guident", "la brume", "et des navires", "à garder"),
              "ANNEXE 1",
              "Mandat",
              "NOTA – Les cloches sont anciennes.",
              ";,.:",
              " "),
          "es",
          new Speech(
              "RESOLUCIÓN 9 (Rev. Port Lumen, 2026)",
              "Campanas y faros de la costa",
              "(Bahía del Puerto, 2018; Port Lumen, 2026)",
              "La Asamblea Mundial de Puertos (Port Lumen, 2026),",
              List.of("considerando", "recordando", "observando además", "reconociendo"),
              List.of("resuelve", "encarga al Director", "invita a los Estados Miembros"),
              List.of("los faros", "del puerto", "guían", "la niebla", "y las naves", "a guardar"),
              "ANEXO 1",
              "Mandato",
              "NOTA – Las campanas son antiguas.",
              ";,.:",
              " "),
          "ru",
          new Speech(
              "РЕЗОЛЮЦИЯ 9 (Пересм. Порт-Люмен, 2026 г.)",
              "Колокола и маяки побережья",
              "(Портовая Бухта, 2018 г.; Порт-Люмен, 2026 г.)",
              "Всемирная ассамблея портов (Порт-Люмен, 2026 г.),",
              List.of("учитывая", "напоминая", "отмечая далее", "признавая"),
              List.of("решает", "поручает Директору", "предлагает Государствам-Членам"),
              List.of("маяки", "в порту", "ведут", "суда", "и туман", "хранить"),
              "ПРИЛОЖЕНИЕ 1",
              "Круг ведения",
              "ПРИМЕЧАНИЕ. – Колокола стары.",
              ";,.:",
              " "),
          "ar",
          new Speech(
              "القرار 9 (المراجَع في بورت لومن، 2026)",
              "الأجراس والمصابيح على الساحل",
              "(خليج الميناء، 2018؛ بورت لومن، 2026)",
              "إن الجمعية العالمية للموانئ (بورت لومن، 2026)،",
              List.of("إذ تضع في اعتبارها", "وإذ تذكر", "وإذ تلاحظ كذلك", "وإذ تدرك"),
              List.of("تقرر", "تكلف المدير", "تدعو الدول الأعضاء"),
              List.of("المصابيح", "في الميناء", "ترشد", "السفن", "والضباب", "إلى حفظ"),
              "الملحق 1",
              "الاختصاصات",
              "ملاحظة – الأجراس قديمة.",
              "؛،.:",
              " "),
          "zh",
          new Speech(
              "第9号决议（2026年，卢门港，修订版）",
              "海岸的钟与灯",
              "（港湾，2018年；卢门港，2026年）",
              "世界港口大会（2026年，卢门港），",
              List.of("考虑到", "忆及", "进一步注意到", "认识到"),
              List.of("做出决议", "责成主任", "请成员国"),
              List.of("灯塔", "在港口", "引导", "船舶", "与大雾", "保持"),
              "附件1",
              "职责范围",
              "注 – 钟是旧的。",
              "；，。：",
              ""));

  private final Random random;
  private final Speech speech;
  private final List<Block> blocks = new ArrayList<>();
  private int made;

  private Drafts(Random random, String language) {
    this.random = random;
    this.speech = SPEECHES.get(language);
  }

  static Profile profile(String language) {
    return Profiles.itu(language);
  }

  static Doc draft(Random random, String language) {
    Drafts draft = new Drafts(random, language);
    draft.heading();
    draft.calls(draft.speech.calls(), 1 + random.nextInt(3));
    draft.calls(draft.speech.resolves(), 1 + random.nextInt(3));
    if (random.nextInt(3) == 0) {
      draft.annex();
    }
    return pointing(new Doc(draft.blocks), profile(language), random);
  }

  private void heading() {
    add(Kind.NUMBER, speech.number());
    add(Kind.TITLE, speech.title());
    if (random.nextBoolean()) {
      add(Kind.HISTORY, speech.history());
    }
    add(Kind.FORMULA, speech.formula());
  }

  private void calls(List<String> calls, int number) {
    int first = random.nextInt(calls.size());
    for (int i = 0; i < number; i++) {
      add(Kind.CALL, calls.get((first + i) % calls.size()));
      list(0);
    }
  }

  private void list(int level) {
    int items = level == 0 && random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(3);
    for (int i = 0; i < items; i++) {
      boolean opens = level < 2 && items > 1 && random.nextInt(5) == 0;
      int end = opens ? 3 : i < items - 1 ? 0 : 1;
      blocks.add(clause("b" + made++, level, words(end)));
      if (opens) {
        list(level + 1);
      }
    }
  }

  private void annex() {
    add(Kind.ANNEX, speech.annex());
    add(Kind.HEADING, speech.heading());
    blocks.add(new Block("b" + made++, Kind.PARAGRAPH, 0, Num.AUTO, words(2)));
    if (random.nextBoolean()) {
      add(Kind.NOTE, speech.note());
    }
    add(Kind.HEADING, speech.heading() + " 2");
    list(0);
  }

  private void add(Kind kind, String text) {
    blocks.add(new Block("b" + made++, kind, 0, Num.AUTO, List.of(text(text))));
  }

  private static Block clause(String id, int level, List<Inline> content) {
    return new Block(id, Kind.CLAUSE, level, Num.AUTO, content);
  }

  private static Inline text(String words, Mark... marks) {
    return new Inline.Text(words, List.of(marks));
  }

  private List<Inline> words(int end) {
    List<Inline> content = new ArrayList<>();
    content.add(text(some() + speech.gap()));
    switch (random.nextInt(8)) {
      case 0 -> content.add(text(some(), new Mark.Emphasis()));
      case 1 -> content.add(text(some(), new Mark.Strong()));
      case 2 -> {
        content.add(text(some(), new Mark.Bracket("k" + made, 0)));
        content.add(text(some(), new Mark.Bracket("k" + made, 1)));
      }
      case 3 -> {
        content.add(text(some()));
        content.add(new Inline.Footnote("f" + made, some() + ".", List.of()));
      }
      default -> content.add(text(some()));
    }
    content.add(text(speech.ends().substring(end, end + 1)));
    return joined(content);
  }

  /** The same words, stretches of one clause in two in another look. */
  static Doc restyled(Doc doc, Random random) {
    return new Doc(
        doc.blocks().stream()
            .map(b -> b.kind() == Kind.CLAUSE && random.nextBoolean() ? restyled(b, random) : b)
            .toList());
  }

  private static Block restyled(Block block, Random random) {
    List<Mark> looks =
        List.of(
            new Mark.Emphasis(), new Mark.Strong(), new Mark.Superscript(), new Mark.Subscript());
    Mark mark = looks.get(random.nextInt(looks.size()));
    int from = random.nextInt(block.contentSize());
    int to = from + 1 + random.nextInt(block.contentSize() - from);
    List<Inline> content = new ArrayList<>();
    int at = 0;
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Text run) {
        int first = Math.max(0, Math.min(run.text().length(), from - at));
        int last = Math.max(first, Math.min(run.text().length(), to - at));
        boolean has = run.marks().contains(mark);
        List<Mark> other = has ? Marks.remove(run.marks(), mark) : Marks.add(run.marks(), mark);
        content.add(new Inline.Text(run.text().substring(0, first), run.marks()));
        content.add(new Inline.Text(run.text().substring(first, last), other));
        content.add(new Inline.Text(run.text().substring(last), run.marks()));
      } else {
        content.add(inline);
      }
      at += inline.size();
    }
    content.removeIf(inline -> inline.size() == 0);
    return clause(block.id(), block.level(), joined(content));
  }

  /** Canonical: equal neighbours in one. */
  private static List<Inline> joined(List<Inline> content) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : content) {
      Inline last = out.isEmpty() ? null : out.get(out.size() - 1);
      if (last instanceof Inline.Text before
          && inline instanceof Inline.Text now
          && before.marks().equals(now.marks())) {
        out.set(out.size() - 1, new Inline.Text(before.text() + now.text(), now.marks()));
      } else {
        out.add(inline);
      }
    }
    return out;
  }

  private String some() {
    List<String> some = new ArrayList<>();
    for (int i = 3 + random.nextInt(6); i > 0; i--) {
      some.add(speech.words().get(random.nextInt(speech.words().size())));
    }
    return String.join(speech.gap(), some) + speech.gap() + random.nextInt(10_000);
  }

  /** The same with references: words of some clauses point at others, printed as they are now. */
  private static Doc pointing(Doc doc, Profile profile, Random random) {
    List<Block> out = new ArrayList<>(doc.blocks());
    Numbering numbering = Numbering.of(doc, profile);
    List<Block> labelled =
        out.stream().filter(block -> !numbering.label(block.id()).isEmpty()).toList();
    for (int i = 0; i < out.size() && !labelled.isEmpty(); i++) {
      Block block = out.get(i);
      if (block.kind() == Kind.CLAUSE && random.nextInt(6) == 0) {
        Block to = labelled.get(random.nextInt(labelled.size()));
        List<Inline> content = new ArrayList<>(block.content());
        content.add(0, text(numbering.path(to.id()), new Mark.Reference("#" + to.id())));
        content.add(1, text(" – "));
        out.set(
            i, new Block(block.id(), block.kind(), block.level(), block.num(), joined(content)));
      }
    }
    return new Doc(out);
  }

  /** A later version: clauses put in, taken out, moved, set deeper, reworded. */
  static Doc edited(Doc doc, Random random, String language) {
    Drafts draft = new Drafts(random, language);
    draft.made = 1_000 + random.nextInt(1_000) * 1_000;
    List<Block> out = new ArrayList<>(doc.blocks());
    for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
      List<Integer> clauses = new ArrayList<>();
      for (int i = 0; i < out.size(); i++) {
        boolean above = i + 1 < out.size() && out.get(i + 1).level() > out.get(i).level();
        if (out.get(i).kind() == Kind.CLAUSE && !above) {
          clauses.add(i);
        }
      }
      int at = clauses.get(random.nextInt(clauses.size()));
      Block block = out.get(at);
      switch (random.nextInt(4)) {
        case 0 -> out.add(at + 1, clause("b" + draft.made++, block.level(), draft.words(0)));
        case 1 -> {
          Block above = out.get(at - 1);
          boolean first = above.kind() != Kind.CLAUSE || above.level() != block.level();
          if (!first) {
            out.remove(at);
          }
        }
        case 2 -> {
          Block other = out.get(clauses.get(random.nextInt(clauses.size())));
          if (other.level() == block.level() && other != block) {
            out.set(out.indexOf(other), block);
            out.set(at, other);
          }
        }
        default -> out.set(at, clause(block.id(), block.level(), draft.words(0)));
      }
    }
    return new Doc(out);
  }
}
