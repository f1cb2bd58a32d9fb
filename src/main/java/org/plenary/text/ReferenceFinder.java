package org.plenary.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds references in plain words: to clauses of the same text ({@code considering e), f) and g)
 * above}) by the words of its own calls and its own labels, and to other documents. What is marked
 * as a reference already is left alone.
 */
public final class ReferenceFinder {

  /** Texts have a dozen different calls; a hostile one shall not cost more. */
  private static final int MAX_CALLS = 60;

  private static final Pattern SIGNS = Pattern.compile("[()]|\\.$");

  /** References of one block, at most: each new one is compared with all before it. */
  private static final int MAX_IN_BLOCK = 500;

  private static final String TIMES = String.join("|", Ordinals.times());

  /** Chinese writes on without a blank; a year or so many of something is no item. */
  private static final String ITEM =
      "((?:\\(?\\p{L}{1,4}\\)|[\u0621-\u064A]\u0640?[\\s\u00A0]?\\)|\\d{1,2}(?:\\.\\d{1,2}){0,3})"
          + "(?:"
          + TIMES
          + ")?)(?![\\d/]|[\\p{L}&&\\P{IsHan}]|[年月日个名届次种号期])";

  private static final Pattern FURTHER =
      Pattern.compile(
          "(?:[\\s\u00A0]*[,،、，][\\s\u00A0]*|[\\s\u00A0]*)(?:(?:and|or|to|et|ou|à|y|o|a|и|или|و|أو|和|及|或|[-–])[\\s\u00A0]*)?第?"
              + ITEM);

  /** Between a call and its item; where it is not only blanks, the item alone is the reference. */
  private static final String TO_ITEM =
      "(?:[\\s\u00A0]{1,3}|[”\"»’'][\\s\u00A0]{1,3}|(?<=\\p{IsHan})[”\"»’']?第?[\\s\u00A0]?)";

  private static final Pattern ABOVE =
      Pattern.compile(
          "[\"”»’']?,?[\\s\u00A0]*(?:above|below|ci-dessus|ci-dessous|supra|anterior|más arriba|выше|ниже|أعلاه|أدناه|以上|上述)");
  private static final Pattern ALONE =
      Pattern.compile("(?<![\\p{L}\\d/(.§])(?<!§[\\s\u00A0])" + ITEM);

  /** {@code resolves 2 of Resolution 71}: an item of another text. */
  private static final Pattern OF_OTHER =
      Pattern.compile(
          "[\"”»’']?,?[\\s\u00A0]{1,3}(?:(?:of|de|du|del|de la|من|в)[\\s\u00A0]{1,3})?"
              + "(?:(?:the|la|WTSA|WTDC|WRC|RA|PP|ITU|Council|UNGA)[\\s\u00A0]{1,3}){0,2}"
              + "(?iu:resolutions?|décisions?|decisions?|recommendations?|opinions?|résolutions?"
              + "|recommandations?|resoluci(?:ón|ones)|acuerdos?|recomendaci(?:ón|ones)"
              + "|резолюци\\p{L}{1,3}|решени\\p{L}{1,3}|рекомендаци\\p{L}{1,3}|القرار|المقرر|التوصية)"
              + "[\\s\u00A0]{1,3}(?:(?:ITU|UIT|МСЭ)-\\p{L}[\\s\u00A0]{1,3})?[\\p{L}./]{0,8}\\d");

  /** The same in Chinese, before the call. */
  private static final Pattern OTHERS =
      Pattern.compile("号(?:决议|决定|建议)(?:[（(][^（）()]{0,40}[）)])?的?[“\"]?$");

  /**
   * What was found.
   *
   * @param span its target is empty where there is no such clause
   */
  public record Found(References.Span span) {

    public boolean dangling() {
      return span.target().isEmpty();
    }
  }

  private final Numbering numbering;

  /** Ids of calls by their folded words. */
  private final Map<String, List<String>> calls = new LinkedHashMap<>();

  /** Ids of clauses by label, by call. */
  private final Map<String, Map<String, String>> labels = new HashMap<>();

  private final @Nullable Pattern called;

  /** The words of a call after {@link References#OF}. */
  private final @Nullable Pattern calledAfter;

  private ReferenceFinder(Doc doc, Numbering numbering) {
    this.numbering = numbering;
    for (Block block : doc.blocks()) {
      String call = numbering.call(block.id());
      if (block.kind() == Kind.CALL && !block.plainText().isBlank() && calls.size() < MAX_CALLS) {
        calls.computeIfAbsent(References.words(block), k -> new ArrayList<>()).add(block.id());
      } else if (call != null) {
        String label = bare(numbering.path(block.id()));
        labels.computeIfAbsent(call, k -> new HashMap<>()).putIfAbsent(label, block.id());
      }
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    String any = phrases();
    called =
        calls.isEmpty()
            ? null
            : Pattern.compile("(?<![\\p{L}&&\\P{IsHan}])(" + any + ")" + TO_ITEM + ITEM, flags);
    calledAfter =
        calls.isEmpty() ? null : Pattern.compile(References.OF + "(" + any + ")(?!\\p{L})", flags);
  }

  private String phrases() {
    List<String> phrases = new ArrayList<>(calls.keySet());
    calls.keySet().forEach(words -> phrases.add(words.split(" ", 2)[0]));
    calls.keySet().forEach(words -> phrases.add(References.withoutAnd(words)));
    return phrases.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(ReferenceFinder::phrase)
        .collect(Collectors.joining("|"));
  }

  /** Those words with any blanks between them, Arabic ones stretched and with vowel signs too. */
  private static String phrase(String words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      out.append(c == ' ' ? "[\\s\u00A0]{1,3}" : Pattern.quote(String.valueOf(c)));
      out.append(c >= '\u0621' && c <= '\u064A' ? "[\u0640\u064B-\u0652\u0670]*" : "");
    }
    return out.toString();
  }

  /** All references that are not yet marked, in order of the text. */
  public static List<Found> find(Doc doc, Numbering numbering) {
    ReferenceFinder finder = new ReferenceFinder(doc, numbering);
    List<Found> found = new ArrayList<>();
    for (Block block : doc.blocks()) {
      if (block.kind() == Kind.CLAUSE
          || block.kind() == Kind.PARAGRAPH
          || block.kind() == Kind.NOTE) {
        found.addAll(finder.in(block));
      }
    }
    return found;
  }

  /** The text with those references marked, and those without a target left as they are. */
  public static Doc marked(Doc doc, List<Found> found) {
    Map<String, List<References.Span>> spans = new HashMap<>();
    for (Found one : found) {
      if (!one.dangling()) {
        spans.computeIfAbsent(one.span().block(), k -> new ArrayList<>()).add(one.span());
      }
    }
    return new Doc(
        doc.blocks().stream().map(b -> mark(b, spans.getOrDefault(b.id(), List.of()))).toList());
  }

  private static Block mark(Block block, List<References.Span> spans) {
    List<Inline> content = new ArrayList<>();
    int at = 0;
    for (References.Span span : spans) {
      Contents.append(content, Contents.slice(block.content(), at, span.from()));
      for (Inline inline : Contents.slice(block.content(), span.from(), span.to())) {
        Contents.append(content, List.of(mark(inline, span.target())));
      }
      at = span.to();
    }
    Contents.append(content, Contents.slice(block.content(), at, block.contentSize()));
    return new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }

  private static Inline mark(Inline inline, String target) {
    if (inline instanceof Inline.Text run) {
      List<Mark> marks = new ArrayList<>(run.marks());
      marks.add(new Mark.Reference(target));
      marks.sort(Comparator.comparingInt(Mark::rank));
      return new Inline.Text(run.text(), marks);
    }
    return inline;
  }

  private List<Found> in(Block block) {
    String text = Words.flat(block);
    if (text.chars().noneMatch(c -> c == ')' || Character.isDigit(c))) {
      return List.of();
    }
    List<References.Span> spans = new ArrayList<>(References.of(block));
    int marked = spans.size();
    if (called != null) {
      calls(block, text, called, spans);
    }
    for (ExternalReferences.Found one : ExternalReferences.in(text)) {
      add(spans, block, text, one.from(), one.to(), one.target());
    }
    alone(block, text, spans);
    return spans.subList(marked, spans.size()).stream()
        .sorted(Comparator.comparingInt(References.Span::from))
        .map(Found::new)
        .toList();
  }

  /** {@code considering e), f) and g)}: the first with the words of the call, the others alone. */
  private void calls(Block block, String text, Pattern pattern, List<References.Span> spans) {
    Matcher match = pattern.matcher(text);
    int from = 0;
    while (spans.size() < MAX_IN_BLOCK && match.find(from)) {
      from = match.end();
      List<int[]> items = new ArrayList<>();
      items.add(new int[] {match.start(2), match.end(2)});
      from = further(text, from, items);
      boolean other =
          OF_OTHER.matcher(text).region(from, text.length()).lookingAt()
              || OTHERS.matcher(text).region(Math.max(0, match.start() - 60), match.start()).find();
      if (other) {
        continue;
      }
      String call = Words.fold(match.group(1));
      boolean above = ABOVE.matcher(text).region(from, text.length()).lookingAt();
      boolean blank = text.substring(match.end(1), match.start(2)).chars().allMatch(Words::isSpace);
      int start = blank && match.end(1) < match.start(2) ? match.start(1) : -1;
      for (int[] item : items) {
        String label = text.substring(item[0], item[1]);
        String target = target(call, bare(label));
        if (target != null || above || label.endsWith(")")) {
          add(
              spans,
              block,
              text,
              start < 0 ? item[0] : start,
              item[1],
              target == null ? "" : "#" + target);
        }
        start = -1;
      }
    }
  }

  private static int further(String text, int at, List<int[]> items) {
    int from = at;
    Matcher next = FURTHER.matcher(text);
    while (next.region(from, text.length()).lookingAt() && next.start(1) > from) {
      items.add(new int[] {next.start(1), next.end(1)});
      from = next.end();
    }
    return from;
  }

  /** {@code a) and b) above}: in the same call; {@code a) et b) du considérant}: in that one. */
  private void alone(Block block, String text, List<References.Span> spans) {
    String call = numbering.call(block.id());
    Map<String, String> own = call == null ? null : labels.get(call);
    Matcher match = ALONE.matcher(text);
    int from = 0;
    while (calledAfter != null && spans.size() < MAX_IN_BLOCK && match.find(from)) {
      List<int[]> items = new ArrayList<>();
      items.add(new int[] {match.start(1), match.end(1)});
      from = further(text, match.end(), items);
      Matcher after = calledAfter.matcher(text).region(from, text.length());
      boolean of =
          after.lookingAt()
              && !OF_OTHER.matcher(text).region(after.end(), text.length()).lookingAt();
      boolean above = ABOVE.matcher(text).region(from, text.length()).lookingAt();
      for (int[] item : items) {
        String label = bare(text.substring(item[0], item[1]));
        String near = own == null ? null : own.get(label);
        if (of) {
          String target = target(Words.fold(after.group(1)), label);
          add(spans, block, text, item[0], item[1], target == null ? "" : "#" + target);
        } else if (above && near != null) {
          add(spans, block, text, item[0], item[1], "#" + near);
        }
      }
    }
  }

  private static void add(
      List<References.Span> spans, Block block, String text, int from, int to, String target) {
    boolean free =
        spans.size() < MAX_IN_BLOCK
            && spans.stream().allMatch(span -> to <= span.from() || from >= span.to());
    if (free) {
      spans.add(new References.Span(block.id(), from, to, target, text.substring(from, to)));
    }
  }

  /** The clause with that label under that call, or under one that begins with those words. */
  private @Nullable String target(String call, String label) {
    String exact = first(calls.getOrDefault(call, List.of()), label);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, List<String>> other : calls.entrySet()) {
      boolean begins =
          other.getKey().startsWith(call)
              || References.withoutAnd(other.getKey()).startsWith(References.withoutAnd(call));
      String target = begins ? first(other.getValue(), label) : null;
      if (target != null) {
        return target;
      }
    }
    return null;
  }

  private @Nullable String first(List<String> ids, String label) {
    for (String id : ids) {
      String target = labels.getOrDefault(id, Map.of()).get(label);
      if (target != null) {
        return target;
      }
    }
    return null;
  }

  private static String bare(String label) {
    return SIGNS.matcher(label).replaceAll("").replace("\u0640", "").strip();
  }
}
