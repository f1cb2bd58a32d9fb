import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.exchange.Provenance;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.publication.WholeJson;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/**
 * Documents out of a resolution of CLAUSES clauses to which six delegations contributed 100 changes
 * each: how long each takes, first and later, and what the heap holds after 1 to 100 of them.
 *
 * <p>{@code java -Xmx512m -cp target/plenary.jar src/bench/Documents.java [CLAUSES]}
 */
public final class Documents {
  private static final String[] REGIONS = {"APT", "ARB", "ATU", "CEPT", "CITEL", "RCC"};
  private static final int CHANGES = 100;
  private static final int ROUNDS = 100;

  private final List<StringBuilder> texts = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    new Documents().run(args.length > 0 ? Integer.parseInt(args[0]) : 1_000);
  }

  private void run(int clauses) throws Exception {
    for (int i = 0; i < clauses; i++) {
      texts.add(
          new StringBuilder("that clause " + i + " has words enough to fill a line and some more,")
              .append(" for the harbour is wide and the lamps along its quays are many;"));
    }
    State before = new State(1, doc(), 1, Negotiation.NONE);
    for (int region = 0; region < REGIONS.length; region++) {
      for (int i = 0; i < CHANGES; i++) {
        change(region, (i * 7 + region * 13) % clauses);
      }
    }
    State after = new State(1 + entries.size(), doc(), 1, Negotiation.NONE);
    Meeting meeting =
        new Meeting(
            1,
            "bench",
            "World Harbour Assembly",
            "World Harbour Union",
            "Port Lumen",
            LocalDate.of(2028, 10, 14),
            LocalDate.of(2028, 10, 24),
            List.of("en"),
            Meeting.Numbering.ITU,
            false, ZoneOffset.UTC, 14, 0);
    AgendaItem item =
        new AgendaItem(1, "bench", "res-1", "1", "RESOLUTION 1", "Lamps", "en", "ltr", null);
    System.out.printf("%d clauses, %d changes by %d%n", clauses, entries.size(), REGIONS.length);
    measure(
        "DOCX redline",
        ROUNDS,
        () ->
            redline(Format.DOCX, meeting, item, before, after));
    measure("DOCX", ROUNDS, () -> Export.bytes(Format.DOCX, meeting, item, after, null));
    measure("Akoma Ntoso", ROUNDS, () -> Export.bytes(Format.XML, meeting, item, after, null));
    Moment moment = new Moment(proposed(before, after), authors(after), 0);
    measure(
        "JSON with all proposals",
        ROUNDS,
        () -> WholeJson.bytes(meeting, item, moment, Map.of(), Map.of(), null));
    measure("PDF", ROUNDS, () -> Export.bytes(Format.PDF, meeting, item, after, null));
    measure("PDF redline", 20, () -> redline(Format.PDF, meeting, item, before, after));
  }

  /** With a proposal for each change, as it was asked for. */
  private State proposed(State before, State after) {
    Negotiation all = Negotiation.NONE;
    List<Block> old = before.doc().blocks();
    List<Block> now = after.doc().blocks();
    for (int i = 0; i < entries.size(); i++) {
      int at = 1 + (i % CHANGES * 7 + i / CHANGES * 13) % texts.size();
      By by = new By(1 + i / CHANGES, 1, REGIONS[i / CHANGES], REGIONS[i / CHANGES], Capacity.DELEGATE);
      Revision asks =
          new Revision(
              ProposalKind.MOD,
              new Target(old.get(at).id(), Target.Place.AT, 0),
              new Doc(List.of(old.get(at))),
              new Doc(List.of(now.get(at))),
              1,
              1,
              "Good faith is owed.");
      Act act = new Act.Proposed(i + 1, 0, REGIONS[i / CHANGES] + "/1/" + (i + 1), asks);
      all = all.after(act, new Stamp(by, i + 2, i * 60_000L));
    }
    return new State(after.version(), after.doc(), 1, all);
  }

  /** A stretch of each hand in every clause that was changed. */
  private Authorship.View authors(State after) {
    List<Authorship.Span> spans = new ArrayList<>();
    int size = after.doc().size();
    int step = Math.max(1, size / (2 * entries.size()));
    for (int from = 0, i = 0; from < size; from += step, i++) {
      int to = Math.min(size, from + step);
      int voice = i % 2 == 0 ? 0 : 1 + i % REGIONS.length;
      spans.add(new Authorship.Span(from, to, voice, 0, i % 2 == 0 ? 1 : 2, 0));
    }
    return new Authorship.View(after.version(), spans, List.of(), List.of());
  }

  private byte[] redline(
      Format format, Meeting meeting, AgendaItem item, State before, State after) {
    Provenance provenance = Provenance.of(before, after, entries, voice -> REGIONS[voice]);
    return Export.redline(format, meeting, item, before, after, provenance, null, percent -> {});
  }

  private Doc doc() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(block(Kind.CALL, "c", "resolves"));
    for (int i = 0; i < texts.size(); i++) {
      blocks.add(block(Kind.CLAUSE, "b" + i, texts.get(i).toString()));
    }
    return new Doc(blocks);
  }

  private static Block block(Kind kind, String id, String text) {
    return new Block(id, kind, 0, Num.AUTO, List.of(new Inline.Text(text, List.of())));
  }

  private void change(int region, int clause) {
    int at = "resolves".length() + 2;
    for (int i = 0; i < clause; i++) {
      at += texts.get(i).length() + 2;
    }
    String words = "always and in good faith ";
    int place = at + 1 + "that ".length();
    texts.get(clause).insert("that ".length(), words);
    long version = entries.size() + 2;
    String body =
        "{\"steps\":[{\"stepType\":\"replace\",\"from\":"
            + place
            + ",\"to\":"
            + place
            + ",\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\""
            + words
            + "\"}]}}]}";
    entries.add(
        new Entry(1, version, "edit", region, version * 60_000, "client-01", (int) version, body));
  }

  private static void measure(String name, int rounds, Callable<byte[]> work) throws Exception {
    long[] took = new long[rounds];
    StringBuilder heap = new StringBuilder();
    byte[] first = null;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      byte[] bytes = work.call();
      took[i] = (System.nanoTime() - start) / 1_000_000;
      first = first == null ? bytes : first;
      if (!Arrays.equals(first, bytes)) {
        throw new IllegalStateException(name + ": other bytes");
      }
      if (i == 0 || i == rounds / 2 || i == rounds - 1) {
        heap.append(heap.length() == 0 ? "" : ", ").append(used()).append(" MB");
      }
    }
    long cold = took[0];
    Arrays.sort(took);
    System.out.printf(
        "%s: %d bytes; first %d ms, then p50 %d ms, max %d ms of %d; heap after the first, half,"
            + " all: %s%n",
        name,
        first == null ? 0 : first.length,
        cold,
        took[rounds / 2],
        took[rounds - 1],
        rounds,
        heap);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
  }
}
