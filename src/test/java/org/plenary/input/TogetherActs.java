package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.input.Counted.all;
import static org.plenary.input.Counted.places;
import static org.plenary.input.Counted.start;
import static org.plenary.input.Counted.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Target;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Segmenter;
import org.plenary.text.Step;

/**
 * What is said and decided beside that text, and what each said, remembered apart from what is
 * tested: kept here as it was said, to be compared with what the resolution holds.
 */
class TogetherActs extends TogetherText {
  private static final String WHY = "Because the harbour needs it.";

  /** By number of an input: who handed it in. */
  final Map<Integer, By> by = new TreeMap<>();

  /** By number of a remark: the words it was made on, and the version these were read at. */
  final Map<Integer, Set<String>> quotes = new TreeMap<>();

  final Map<Integer, Long> bases = new TreeMap<>();
  final Map<Integer, List<String>> replies = new TreeMap<>();

  /** By number of a proposal: all its versions, and the delegations that support it. */
  final Map<Integer, List<Revision>> contents = new TreeMap<>();

  final Map<Integer, Set<Long>> supporters = new TreeMap<>();
  final Set<Integer> withdrawn = new TreeSet<>();

  /** By subject and delegation: every stance, the last one counts. */
  final Map<String, List<Stance>> stances = new LinkedHashMap<>();

  final Map<String, Subject> subjects = new LinkedHashMap<>();

  /** By id of brackets that stand: the words put into them. */
  final Map<String, Set<String>> brackets = new TreeMap<>();

  /** By version: which proposal it took up; 0 when that was taken out again. */
  final Map<Long, Integer> taken = new TreeMap<>();

  /** How often each kind of act was done. */
  final Map<String, Integer> done = new TreeMap<>();

  TogetherActs(long seed) {
    super(seed);
  }

  void round() {
    State seen = seen();
    int index = random.nextInt(seen.doc().blocks().size());
    switch (random.nextInt(24)) {
      case 0, 1 -> comment(seen, index);
      case 2 -> propose(seen, index);
      case 3 -> amend();
      case 4 -> revise();
      case 5 -> withdraw();
      case 6 -> support();
      case 7 -> takePosition(seen, index);
      case 8 -> putBrackets(seen, index);
      case 9 -> liftBrackets();
      case 10, 11 -> takeUp();
      case 12 -> takeBack();
      case 13 -> reply();
      case 14, 15, 16, 17 -> undone(undo());
      default -> write(seen, index);
    }
  }

  /** An entry was taken back whole. */
  void undone(long version) {
    if (version > 0) {
      count("undo");
      // Brackets go with their words; an edit takes none off words that stay.
      brackets.keySet().removeIf(id -> Counted.bracketed(head().doc(), id).isEmpty());
    }
  }

  boolean does(By who, long base, Act act, List<Step> steps) {
    boolean happens = submit(new Command.Do(base, act, steps), who);
    if (happens) {
      count(act.kind());
    }
    return happens;
  }

  private void count(String kind) {
    done.merge(kind, 1, Integer::sum);
  }

  private int newest() {
    return head().negotiation().inputs().size();
  }

  /** From the beginning of one of these words to the end of the same or a later one. */
  private int[] range(List<int[]> found) {
    int first = random.nextInt(found.size());
    int last = first + random.nextInt(found.size() - first);
    return new int[] {found.get(first)[0], found.get(last)[1]};
  }

  void comment(State seen, int index) {
    Doc doc = seen.doc();
    Block block = doc.blocks().get(index);
    List<int[]> found = places(block);
    if (found.isEmpty()) {
      return;
    }
    int[] range = range(found);
    int at = start(doc, index) + 1;
    int from = at + range[0];
    int to = at + range[1];
    String quote = block.plainText().substring(range[0], range[1]);
    By who = any(DELEGATES);
    Act act =
        new Act.Commented(0, block.id(), from, to, quote, 0, CommentType.GENERAL, Set.of(), "Hm.");
    if (does(who, seen.version(), act, List.of())) {
      by.put(newest(), who);
      quotes.put(newest(), words(quote));
      bases.put(newest(), seen.version());
      replies.put(newest(), new ArrayList<>());
    }
  }

  private void reply() {
    if (!quotes.isEmpty()) {
      int number = any(List.copyOf(quotes.keySet()));
      String said = "Well, " + newWord() + ".";
      if (does(any(DELEGATES), -1, new Act.Replied(number, said), List.of())) {
        replies.get(number).add(said);
      }
    }
  }

  private static Doc with(Block block, String word) {
    List<Inline> content = new ArrayList<>(block.content());
    content.add(new Inline.Text(" " + word, List.of()));
    return new Doc(
        List.of(new Block(block.id(), block.kind(), block.level(), block.num(), content)));
  }

  private void propose(State seen, int index) {
    Block block = seen.doc().blocks().get(index);
    boolean sup = random.nextInt(4) == 0;
    ProposalKind kind = sup ? ProposalKind.SUP : ProposalKind.MOD;
    Doc text = sup ? null : with(block, newWord());
    propose(Contents.onClause(seen, block.id(), kind, Target.Place.AT, text, WHY));
  }

  private void propose(Revision content) {
    By who = any(DELEGATES);
    if (does(who, -1, new Act.Proposed(0, 0, "", content), List.of())) {
      by.put(newest(), who);
      contents.put(newest(), new ArrayList<>(List.of(content)));
      supporters.put(newest(), new TreeSet<>());
    }
  }

  /** Changes to the text, as they were made on the newest version of a proposal. */
  private void amend() {
    Integer number = some(false);
    if (number != null && last(number).text() != null) {
      Doc text = with(last(number).text().blocks().get(0), newWord());
      propose(
          Contents.amendment(
              head().negotiation(),
              number,
              head().version(),
              ProposalKind.MOD,
              Target.Place.AT,
              text,
              WHY));
      count("amendment");
    }
  }

  private Revision last(int number) {
    List<Revision> all = contents.get(number);
    return all.get(all.size() - 1);
  }

  /** A proposal that stands. */
  private Integer some(boolean amendmentsToo) {
    List<Integer> open = new ArrayList<>(contents.keySet());
    open.removeAll(withdrawn);
    open.removeIf(number -> !amendmentsToo && last(number).target().amends() > 0);
    return open.isEmpty() ? null : any(open);
  }

  private void revise() {
    Integer number = some(false);
    if (number == null || last(number).text() == null) {
      return;
    }
    Revision was = last(number);
    Doc text = with(was.text().blocks().get(0), newWord());
    Revision next =
        new Revision(
            was.kind(), was.target(), was.before(), text, was.base(), was.position(), was.why());
    if (does(by.get(number), -1, new Act.Revised(number, next), List.of())) {
      contents.get(number).add(next);
    }
  }

  private void withdraw() {
    Integer number = some(true);
    if (number != null
        && random.nextInt(3) == 0
        && does(by.get(number), -1, new Act.Withdrawn(number, "No longer."), List.of())) {
      withdrawn.add(number);
    }
  }

  private void support() {
    Integer number = some(true);
    if (number == null) {
      return;
    }
    By who = any(DELEGATES);
    Set<Long> now = supporters.get(number);
    boolean joins = !now.contains(who.delegation());
    if (does(who, -1, new Act.Joined(number, joins), List.of())) {
      boolean changed = joins ? now.add(who.delegation()) : now.remove(who.delegation());
      assertTrue(changed);
    }
  }

  private void takePosition(State seen, int index) {
    Integer number = some(true);
    Subject subject =
        number == null || random.nextBoolean()
            ? new Subject(0, seen.doc().blocks().get(index).id())
            : new Subject(number, "");
    By who = any(DELEGATES);
    Stance stance = any(List.of(Stance.values()));
    if (does(who, -1, new Act.Positioned(subject, stance, WHY, "Another word."), List.of())) {
      String key = subject + " " + who.delegation();
      stances.computeIfAbsent(key, k -> new ArrayList<>()).add(stance);
      subjects.put(key, subject);
    }
  }

  private void putBrackets(State seen, int index) {
    Doc doc = seen.doc();
    List<int[]> found = places(doc.blocks().get(index));
    if (found.isEmpty()) {
      return;
    }
    int[] range = range(found);
    int at = start(doc, index) + 1;
    brackets(seen, index, at + range[0], at + range[1]);
  }

  /** Whether brackets are put there. */
  boolean brackets(State seen, int index, int from, int to) {
    Doc doc = seen.doc();
    String id = newId("b");
    Act act =
        new Act.Bracketed(
            id,
            doc.blocks().get(index).id(),
            WHY,
            List.of(new Bracketing.Option(0, 0, "ATU", false)));
    List<Step> steps = Brackets.put(doc, from, to, id);
    if (steps.isEmpty() || !does(any(DELEGATES), seen.version(), act, steps)) {
      return false;
    }
    Set<String> inside = words(doc, from, to);
    states.subList((int) seen.version() - 1, states.size()).stream()
        .map(since -> all(since.doc()))
        .forEach(inside::retainAll);
    brackets.put(id, inside);
    return true;
  }

  private void liftBrackets() {
    if (!brackets.isEmpty()) {
      String id = any(List.copyOf(brackets.keySet()));
      Set<String> before = all(head().doc());
      List<Step> steps = Brackets.lift(head().doc(), id, 0);
      if (!steps.isEmpty() && does(CHAIR, -1, new Act.Lifted(id, 0, WHY), steps)) {
        brackets.remove(id);
        assertEquals(before, all(head().doc()), "lifting takes no words out");
        assertEquals(Set.of(), Counted.bracketed(head().doc(), id));
      }
    }
  }

  private void takeUp() {
    Integer number = some(true);
    if (number == null) {
      return;
    }
    Input.Proposal one = head().negotiation().proposal(number).orElseThrow();
    Set<String> before = all(head().doc());
    try {
      TakeUp takeUp = new TakeUp(head(), one, Segmenter.byCategory());
      Set<Integer> picks = random.nextInt(4) == 0 ? Set.of(0) : null;
      Command.Do command = takeUp.command(state(takeUp.base()), picks, "");
      if (does(CHAIR, command.base(), command.act(), command.steps())) {
        taken.put(head().version(), number);
        tookUp(one.content(), before);
      }
    } catch (Refused refused) {
      assertTrue(
          Set.of("proposal.satisfied", "proposal.changes", "clause.unknown")
              .contains(refused.refusal().code()),
          refused.refusal().toString());
    }
  }

  /** No words go but those that the proposal takes out. */
  private void tookUp(Revision content, Set<String> before) {
    Set<String> lost = new LinkedHashSet<>(before);
    lost.removeAll(all(head().doc()));
    if (content.kind() == ProposalKind.MOD && content.target().amends() == 0) {
      assertEquals(Set.of(), lost, "an addition takes nothing out");
    }
  }

  private void takeBack() {
    List<Long> open = taken.keySet().stream().filter(at -> taken.get(at) > 0).toList();
    if (open.isEmpty()) {
      return;
    }
    long version = any(open);
    List<Step> inverse = inverse(version);
    Act act = new Act.TakenBack(version, WHY);
    if (does(CHAIR, inverse.isEmpty() ? -1 : version, act, inverse)) {
      taken.put(version, 0);
    }
  }
}
