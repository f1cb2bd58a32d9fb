package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;

/**
 * Small invented texts in three scripts with everything a page shows: calls, clauses on two levels,
 * a footnote, a reference, emphasis, brackets with two options.
 *
 * @param before the base text
 * @param after with words exchanged, a clause taken out, one added and one moved
 */
public record Sample(Doc before, Doc after, Profile profile) {

  public static final List<String> LANGUAGES = List.of("en", "ar", "zh");

  public static Sample of(String language) {
    return switch (language) {
      case "ar" -> arabic();
      case "zh" -> chinese();
      default -> english();
    };
  }

  private static Sample english() {
    List<Block> heading =
        List.of(
            block(Kind.NUMBER, "n", "RESOLUTION 9 (Rev. Port Lumen, 2026)"),
            block(Kind.TITLE, "t", "Bells & lamps <along> the coast"),
            block(Kind.HISTORY, "h", "(Harbour Bay, 2018; Port Lumen, 2026)"),
            block(Kind.FORMULA, "f", "The World Harbour Assembly (Port Lumen, 2026),"));
    Block considering = block(Kind.CALL, "c1", "considering");
    Block guide =
        clause(
            "a",
            0,
            words("that lamps guide "),
            new Inline.Text("every", List.of(new Mark.Emphasis())),
            words(" ship"),
            new Inline.Footnote("fn", "Ships of \"all\" sizes.", List.of()),
            words(";"));
    Block fog = clause("b", 0, words("that fog hides the coast,"));
    Block resolves = block(Kind.CALL, "c2", "resolves");
    Block keep =
        clause(
            "r1", 0, words("to keep "), option(0, "all"), option(1, "most"), words(" lamps lit:"));
    Block night = clause("r2", 1, words("by night;"));
    Block day = clause("r3", 1, words("by day in fog, see "), reference("b", "b)"), words(";"));
    Block mend = clause("r4", 0, words("to mend what is broken."));
    Block thick = clause("b", 0, words("that thick fog hides the whole coast,"));
    Block bells = clause("r5", 0, words("to hang new bells;"));
    return sample(
        heading,
        List.of(considering, guide, fog, resolves, keep, night, day, mend),
        List.of(considering, thick, guide, resolves, keep, day, bells, mend),
        Profiles.itu("en"));
  }

  private static Sample arabic() {
    List<Block> heading =
        List.of(
            block(Kind.NUMBER, "n", "القرار 9 (المراجَع في بورت لومن، 2026)"),
            block(Kind.TITLE, "t", "الأجراس والمصابيح على الساحل"),
            block(Kind.FORMULA, "f", "إن الجمعية العالمية للموانئ (بورت لومن، 2026)،"));
    Block considering = block(Kind.CALL, "c1", "إذ تضع في اعتبارها");
    Block guide =
        clause(
            "a",
            0,
            words("أن المصابيح ترشد كل سفينة"),
            new Inline.Footnote("fn", "السفن بجميع أحجامها.", List.of()),
            words("؛"));
    Block fog = clause("b", 0, words("أن الضباب يحجب الساحل،"));
    Block resolves = block(Kind.CALL, "c2", "تقرر");
    Block keep =
        clause(
            "r1",
            0,
            words("إبقاء "),
            option(0, "جميع"),
            option(1, "معظم"),
            words(" المصابيح مضاءة؛"));
    Block mend = clause("r2", 0, words("إصلاح ما انكسر."));
    Block thick = clause("b", 0, words("أن الضباب الكثيف يحجب الساحل كله،"));
    return sample(
        heading,
        List.of(considering, guide, fog, resolves, keep, mend),
        List.of(considering, thick, guide, resolves, keep, mend),
        Profiles.itu("ar"));
  }

  private static Sample chinese() {
    List<Block> heading =
        List.of(
            block(Kind.NUMBER, "n", "第9号决议（2026年，卢门港，修订版）"),
            block(Kind.TITLE, "t", "海岸的钟与灯"),
            block(Kind.FORMULA, "f", "世界港口大会（2026年，卢门港），"));
    Block considering = block(Kind.CALL, "c1", "考虑到");
    Block guide =
        clause(
            "a",
            0,
            words("灯塔引导每一艘船舶"),
            new Inline.Footnote("fn", "各种大小的船舶。", List.of()),
            words("；"));
    Block fog = clause("b", 0, words("大雾遮住海岸，"));
    Block resolves = block(Kind.CALL, "c2", "做出决议，请成员国");
    Block keep = clause("r1", 0, words("继续点亮"), option(0, "所有"), option(1, "大多数"), words("灯塔；"));
    Block send = clause("r2", 0, words("向秘书处提交文稿。"));
    Block sendNow = clause("r2", 0, words("向标准化局及时提交文稿。"));
    return sample(
        heading,
        List.of(considering, guide, fog, resolves, keep, send),
        List.of(considering, fog, guide, resolves, keep, sendNow),
        Profiles.itu("zh"));
  }

  private static Sample sample(
      List<Block> heading, List<Block> before, List<Block> after, Profile profile) {
    return new Sample(doc(heading, before), doc(heading, after), profile);
  }

  private static Doc doc(List<Block> heading, List<Block> rest) {
    List<Block> all = new ArrayList<>(heading);
    all.addAll(rest);
    return new Doc(all);
  }

  private static Block block(Kind kind, String id, String words) {
    return new Block(id, kind, 0, Num.AUTO, List.of(words(words)));
  }

  private static Block clause(String id, int level, Inline... content) {
    return new Block(id, Kind.CLAUSE, level, Num.AUTO, List.of(content));
  }

  private static Inline words(String text) {
    return new Inline.Text(text, List.of());
  }

  private static Inline option(int option, String text) {
    return new Inline.Text(text, List.of(new Mark.Bracket("k", option)));
  }

  private static Inline reference(String to, String text) {
    return new Inline.Text(text, List.of(new Mark.Reference("#" + to)));
  }
}
